import { catalogueErrors } from '../errors.ts';

const maxItemLength = 5_000_000;

/**
 * The texts of the objects of a top-level array, or of a sequence of objects, without holding the whole in memory.
 * @throws catalogue.importUnreadable when it ends within an object, holds something else, or one object is over 5 MB
 */
export async function* readJsonTexts(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  let from = -1;
  let depth = 0;
  let inString = false;
  let at = 0;
  for await (const piece of pieces) {
    text += piece;
    for (; at < text.length; at++) {
      const letter = text[at];
      if (inString) {
        if (letter === '\\') at++;
        else if (letter === '"') inString = false;
      } else if (letter === '"' && depth > 0) inString = true;
      else if (letter === '{') {
        if (depth++ === 0) from = at;
      } else if (letter === '}' && depth > 0) {
        if (--depth > 0) continue;
        yield text.slice(from, at + 1);
        text = text.slice(at + 1);
        at = -1;
        from = -1;
      } else if (depth === 0 && !/[\s,[\]\uFEFF]/.test(letter ?? '')) throw notItems();
    }
    // What lies between the objects (brackets, commas, new lines) need not be kept.
    if (depth === 0) {
      text = '';
      at = 0;
    } else if (text.length > maxItemLength) {
      throw catalogueErrors.importUnreadable({
        reason: '一个事项超过 5 MB，可能少了一个括号。请改好再传。',
        reasonEn: 'one item is larger than 5 MB; a bracket may be missing. Correct it and upload it again.',
      });
    }
  }
  if (depth > 0 || inString) {
    throw catalogueErrors.importUnreadable({
      reason: '文件在一个事项中间断了，可能没有传完或者没有存完。请重新导出再传。',
      reasonEn: 'the file ends in the middle of an item. Export it again and upload it.',
    });
  }
}

function notItems() {
  return catalogueErrors.importUnreadable({
    reason: 'JSON 里应当是事项的列表：[{ … }, { … }]，或者一行一个事项。请对照模板改好再传。',
    reasonEn: 'JSON must be a list of items: [{ … }, { … }], or one item a line. See the template.',
  });
}
