import { runKillCampaign } from '@onewindow/server/kill-campaign';
import { openCity } from './city.ts';
import type { Figure } from './process-steps.ts';

/**
 * Two server processes over one database that commits durably, killed with SIGKILL `KILLS` times (default 100) under
 * load. What was acknowledged must be there exactly once: lost, doubled, half done and failed have the limit 0.
 */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const city = await openCity({ cases: 1000 });
  try {
    const campaign = await runKillCampaign(city.runtime, {
      kills: Number(process.env.KILLS ?? 100),
      progress: message => process.stderr.write(`${message}\n`),
    });
    const wrong = {
      lost: campaign.lost,
      doubled: campaign.doubled,
      'half done': campaign.halfDone,
      failed: campaign.failed,
    };
    for (const [name, lines] of Object.entries(wrong)) {
      for (const line of lines) process.stderr.write(`${name}: ${line}\n`);
    }
    if (Object.values(wrong).some(lines => lines.length > 0)) process.exitCode = 1;
    const counted = (name: string, value: number, limit: number | null = null): Figure => ({
      name: `kill-campaign ${name}`,
      value,
      unit: 'times',
      limit,
      ratio: null,
    });
    return [
      counted('kills', campaign.kills),
      counted('acknowledged', campaign.acknowledged),
      counted('broken under way', campaign.broken),
      counted('retried', campaign.retried),
      counted('refused', campaign.refused),
      ...Object.entries(wrong).map(([name, lines]) => counted(name, lines.length, 0)),
    ];
  } finally {
    await city.close();
  }
}
