import 'virtual:onewindow-library.css';
import '@onewindow/console-kit/style.css';
import { initialLocale } from '@onewindow/console-kit';
import { createRoot } from 'react-dom/client';
import { Application } from './application.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no element #root');
createRoot(root).render(<Application locale={initialLocale()} />);
