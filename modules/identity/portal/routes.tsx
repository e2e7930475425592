import type { PortalPage } from '@onewindow/portal-kit';
import { accountPage } from './account-page.tsx';
import { mandatesPage } from './mandates-page.tsx';
import { registerPage } from './register-page.tsx';
import { signInPage } from './sign-in-page.tsx';
import { signOutPage } from './sign-out-page.tsx';

/** Signing in and out, registering, one's own account, mandates. */
export const pages: readonly PortalPage[] = [signInPage, signOutPage, registerPage, accountPage, mandatesPage];
