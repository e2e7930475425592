/** One rendered page, ready to be sent in any encoding. */
export interface RenderedPage {
  etag: string;
  plain: Buffer;
  br: Buffer | undefined;
  gzip: Buffer | undefined;
}

/** Bytes of rendered pages that one process keeps. */
const MOST_BYTES = 64 * 1_048_576;
/** How long a content version is believed before it is read again. */
const VERSION_AGE_MS = 1000;

export interface PageCache {
  /** The kept page, if the content is still what it was drawn from. */
  find(key: string): Promise<RenderedPage | undefined>;
  keep(key: string, page: RenderedPage): void;
  readonly size: number;
}

/**
 * Keeps rendered public pages until the content changes. `readVersion` is asked at most once a second, whatever the
 * traffic, and everything is dropped when its answer differs. Least recently used pages leave when memory is full. `clock` gives
 * milliseconds.
 */
export function createPageCache(readVersion: () => Promise<string>, clock: () => number): PageCache {
  const pages = new Map<string, RenderedPage>();
  let bytes = 0;
  let version: string | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  async function check(): Promise<void> {
    const now = await readVersion();
    if (now !== version) {
      pages.clear();
      bytes = 0;
      version = now;
    }
    checkedAt = clock();
  }

  function sizeOf(page: RenderedPage): number {
    return page.plain.length + (page.br?.length ?? 0) + (page.gzip?.length ?? 0);
  }

  return {
    async find(key) {
      if (clock() - checkedAt > VERSION_AGE_MS) {
        checking ??= check().finally(() => {
          checking = undefined;
        });
        await checking;
      }
      const page = pages.get(key);
      if (!page) return undefined;
      // Maps remember the order of insertion: the page moves to the end, away from the one that leaves next.
      pages.delete(key);
      pages.set(key, page);
      return page;
    },
    keep(key, page) {
      const before = pages.get(key);
      if (before) bytes -= sizeOf(before);
      pages.delete(key);
      pages.set(key, page);
      bytes += sizeOf(page);
      for (const [oldest, old] of pages) {
        if (bytes <= MOST_BYTES) break;
        pages.delete(oldest);
        bytes -= sizeOf(old);
      }
    },
    get size() {
      return pages.size;
    },
  };
}
