const MAX_CHARACTERS = 500;
const MAX_DOWNLOAD_BYTES = 200;

// Control characters, and the marks that turn the direction of text: "photo\u202Egpj.exe" is shown as "photoexe.jpg".
const INVISIBLE = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
// What Windows cannot have in a file name.
const FORBIDDEN = /[<>:"|?*]/g;

/**
 * A file name as it is kept and shown: composed (NFC), without folders, control or direction characters, at most 500
 * characters with its extension. Rare characters (㭎 𠮷) stay. Never empty.
 */
export function normaliseName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return shorten(clean === '' ? '未命名' : clean, MAX_CHARACTERS);
}

/** Lower-case letters and digits after the last dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The name with the extension that its content has, kept when it already is one of `extensions`. */
export function withExtension(name: string, extensions: readonly string[]): string {
  const current = extensionOf(name);
  const wanted = extensions[0] ?? '';
  if (extensions.includes(current)) return name;
  const stem = current === '' ? name : name.slice(0, -current.length - 1);
  return shorten(`${stem || '未命名'}.${wanted}`, MAX_CHARACTERS);
}

/**
 * `Content-Disposition` with the name in UTF-8 (RFC 6266, RFC 8187) and a plain fallback. Shortened to what every file
 * system can store (255 bytes).
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  let shown = name;
  for (let length = MAX_CHARACTERS; Buffer.byteLength(shown) > MAX_DOWNLOAD_BYTES; length -= 10)
    shown = shorten(name, length);
  const fallback = shown.replace(/[^\x20-\x7e]|["%;\\]/g, '_');
  const encoded = encodeURIComponent(shown).replace(
    /['()*!]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}

/** Cuts the stem by code points and keeps the extension. */
function shorten(name: string, length: number): string {
  const characters = [...name];
  if (characters.length <= length) return name;
  const extension = extensionOf(name);
  const tail = extension === '' ? '' : `.${extension}`;
  return `${characters
    .slice(0, Math.max(1, length - tail.length))
    .join('')
    .trim()}${tail}`;
}
