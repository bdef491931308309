import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { RegisterPage } from '../features/sign-in/register-page.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { useIsSignedIn } from './use-is-signed-in.ts';

// Whoever is not signed in does not load it.
const Messenger = lazy(async () => import('../features/shell/messenger.tsx'));

export function Pages() {
  return useIsSignedIn() ? <SignedIn /> : <SignedOut />;
}

function SignedIn() {
  const wanted = useWanted();
  return (
    <Suspense>
      <Routes>
        {['/sign-in', '/register'].map((path) => (
          <Route key={path} path={path} element={<Navigate to={wanted} replace />} />
        ))}
        <Route path="*" element={<Messenger />} />
      </Routes>
    </Suspense>
  );
}

function SignedOut() {
  const { pathname } = useLocation();
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/register" element={<RegisterPage />} />
      <Route path="*" element={<Navigate to="/sign-in" replace state={{ wanted: pathname }} />} />
    </Routes>
  );
}

/** Where somebody was going when they were asked to sign in. */
function useWanted(): string {
  const state: unknown = useLocation().state;
  return typeof state === 'object' && state !== null && 'wanted' in state ? String(state.wanted) : '/';
}
