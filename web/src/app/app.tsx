import type { Client } from '@tokenim/client';
import { RouterProvider } from 'react-aria-components';
import { BrowserRouter, useHref, useNavigate } from 'react-router';
import { Localized } from '../i18n/localized.tsx';
import { ClientProvider } from './client.tsx';
import { Pages } from './pages.tsx';

export function App({ client }: { readonly client: Client }) {
  return (
    <ClientProvider value={client}>
      <Localized>
        <BrowserRouter>
          <Linked>
            <Pages />
          </Linked>
        </BrowserRouter>
      </Localized>
    </ClientProvider>
  );
}

/** Links of React Aria go through the router. */
function Linked({ children }: { readonly children: React.ReactNode }) {
  const navigate = useNavigate();
  return (
    // oxlint-disable-next-line react/hooks -- It is called as a hook there.
    <RouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      {children}
    </RouterProvider>
  );
}
