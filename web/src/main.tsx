import { createClient } from '@tokenim/client';
import { indexedDbStorage } from '@tokenim/client/indexed-db';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { becomeOnlyTab } from './app/only-tab.ts';
import { OpenElsewhere } from './features/shell/open-elsewhere.tsx';
import { Localized } from './i18n/localized.tsx';
import './ui/tokens.css';
import './ui/base.css';

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no #root.');
const root = createRoot(element);
const show = (page: React.ReactNode): void => root.render(<StrictMode>{page}</StrictMode>);

let finish = async (): Promise<void> => undefined;
await becomeOnlyTab(async () => {
  show(
    <Localized>
      <OpenElsewhere />
    </Localized>,
  );
  await finish();
});

const client = createClient({ url: new URL('/graphql', location.href).href, storage: indexedDbStorage() });
finish = () => client.close();
if (await client.restored) await client.connect();
show(<App client={client} />);
