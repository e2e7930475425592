/** The kinds of file that the platform knows by their bytes. */
export type FileKind = 'pdf' | 'jpg' | 'png' | 'webp' | 'ofd' | 'docx' | 'xlsx' | 'csv' | 'json' | 'txt';

export interface KindFacts {
  mediaType: string;
  /** The first is given to files that come under another one. */
  extensions: readonly string[];
  label: string;
  /** Whether a browser may show it in place. */
  inline: boolean;
}

export const kinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], label: 'PDF', inline: true },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], label: 'JPG', inline: true },
  png: { mediaType: 'image/png', extensions: ['png'], label: 'PNG', inline: true },
  webp: { mediaType: 'image/webp', extensions: ['webp'], label: 'WEBP', inline: true },
  // GB/T 33190-2016; the type is not registered with IANA.
  ofd: { mediaType: 'application/ofd', extensions: ['ofd'], label: 'OFD', inline: false },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    label: 'Word（docx）',
    inline: false,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    label: 'Excel（xlsx）',
    inline: false,
  },
  csv: { mediaType: 'text/csv', extensions: ['csv'], label: 'CSV', inline: false },
  json: { mediaType: 'application/json', extensions: ['json', 'ndjson', 'jsonl'], label: 'JSON', inline: false },
  txt: { mediaType: 'text/plain', extensions: ['txt', 'log', 'md'], label: '文本（txt）', inline: false },
} as const satisfies Record<FileKind, KindFacts>;

/** A kind by its short name or by its media type: `pdf` or `application/pdf`. */
export type Acceptable = FileKind | (typeof kinds)[FileKind]['mediaType'];

/** What an applicant may upload unless a slot says otherwise. */
export const documentKinds: readonly FileKind[] = ['pdf', 'jpg', 'png', 'ofd'];

/** The facts of the kind that a stored media type stands for. */
export function factsOfMediaType(mediaType: string): KindFacts | undefined {
  return Object.values(kinds).find(facts => facts.mediaType === mediaType);
}

/** The kinds meant, each once. */
export function toKinds(accept: readonly Acceptable[]): FileKind[] {
  const all = Object.keys(kinds) as FileKind[];
  return all.filter(kind => accept.includes(kind) || accept.includes(kinds[kind].mediaType));
}

/** `PDF、JPG、PNG 或 OFD`; in English `PDF, JPG, PNG or OFD`. */
export function listKinds(accept: readonly FileKind[], locale: 'zh' | 'en'): string {
  const labels = accept.map(kind => kinds[kind].label);
  const last = labels.at(-1) ?? '';
  if (labels.length < 2) return last;
  const head = labels.slice(0, -1).join(locale === 'zh' ? '、' : ', ');
  return locale === 'zh' ? `${head} 或 ${last}` : `${head} or ${last}`;
}

/** The value of a file field's `accept` attribute. */
export function acceptAttribute(accept: readonly FileKind[]): string {
  return accept
    .flatMap(kind => [kinds[kind].mediaType, ...kinds[kind].extensions.map(extension => `.${extension}`)])
    .join(',');
}

/** `1.5 GB`, `300 KB`: as people read sizes, with 1024. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${units[power]}`;
}
