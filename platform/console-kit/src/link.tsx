import { Link, useNavigate } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, useCallback } from 'react';

/**
 * A link by address, as data carries it (`/cases/0198…?tab=materials`). Addresses of the console are opened without
 * leaving it; those of the API (files, exports) and of other sites by the browser.
 */
export function AppLink({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  if (!to.startsWith('/') || to.startsWith('/api/')) return <a href={to} {...rest} />;
  return <Link {...place(to)} preload="intent" {...rest} />;
}

/** Goes to an address of the console, as `AppLink` does. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return useCallback(to => void navigate(place(to)), [navigate]);
}

function place(to: string): { to: string; search: Record<string, string> } {
  const [path = '/', query] = to.split('?');
  return { to: path, search: query ? Object.fromEntries(new URLSearchParams(query)) : {} };
}
