// A server process for the crash and memory tests. Arguments: database URL, folder, account id. Prints its port.
import { readFileSync } from 'node:fs';
import { anonymousActor } from '@onewindow/auth';
import { openDatabase } from '@onewindow/db';
import { createServer } from '@onewindow/http';
import { filesModule } from '../module.ts';
import { acceptStreams } from '../routes.ts';
import { fileServices } from './fixture.ts';

const [url = '', directory = '', accountId = ''] = process.argv.slice(2);
const { services } = fileServices(openDatabase({ url }).db, directory);
const app = await createServer({
  services,
  modules: [filesModule],
  authenticate: async request => ({ ...anonymousActor(request.id), kind: 'person', accountId }),
  ready: async () => {},
  plugins: [acceptStreams, async app => void app.get('/rss', async () => peakKilobytes())],
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${app.server.address() && (app.server.address() as { port: number }).port}\n`);

/**
 * What this process ever had in memory. `resourceUsage` counts on Linux what the process that started it had, too, since a
 * new process begins as a copy of it; the kernel's own mark of this address space does not.
 */
function peakKilobytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
