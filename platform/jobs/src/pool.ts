import pg from 'pg';

/** The queue's own connections, under the same role and settings as the application's. Losses are told and survived. */
export function openQueuePool(url: string, max: number, onLoss: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'onewindow worker',
    options: '-c role=onewindow_app -c jit=off -c timezone=UTC',
  });
  pool.on('error', onLoss);
  pool.on('connect', client => client.on('error', onLoss));
  return pool;
}
