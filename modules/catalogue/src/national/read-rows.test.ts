import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { taskColumns } from './columns.ts';
import { type ReadRow, readCsv, readJson } from './read-rows.ts';

const required = taskColumns.filter(column => column.required).map(column => column.name);
const header = required.join(',');
const line = required.map(name => (name === 'task_name' ? '食品经营许可' : 'x')).join(',');

/** Pieces of 7 bytes, so that characters are cut in two. */
function pieces(bytes: Uint8Array): Readable {
  const cut: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 7) cut.push(bytes.subarray(at, at + 7));
  return Readable.from(cut);
}

async function csv(text: string | Uint8Array, section = 'basic') {
  const rows: ReadRow[] = [];
  let encoding = '';
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const found = (given: string) => {
    encoding = given;
  };
  for await (const row of readCsv(pieces(bytes), { section, found })) rows.push(row);
  return { rows, encoding };
}
const json = (text: string) => Array.fromAsync(readJson(pieces(Buffer.from(text))));

/** The same file as Excel saves it in Chinese: the name of the item in GB18030. */
function inGb18030(text: string): Buffer {
  const name = Buffer.from('cab3c6b7beadd3aad0edbfc9', 'hex');
  const [before = '', after = ''] = text.split('食品经营许可');
  return Buffer.concat([Buffer.from(before), name, Buffer.from(after)]);
}

describe('a CSV', () => {
  test('is read with or without byte order mark, in UTF-8', async () => {
    for (const mark of ['', '\uFEFF']) {
      const { rows, encoding } = await csv(`${mark}${header}\r\n${line}\r\n`);
      expect(rows).toMatchObject([{ row: 2, section: 'basic', fields: { task_name: '食品经营许可' }, problems: [] }]);
      expect(encoding).toBe('UTF-8');
    }
  });

  test('in GB18030, as Excel and WPS save it, is read too', async () => {
    const { rows, encoding } = await csv(inGb18030(`${header}\n${line}\n`));
    expect(rows[0]?.fields?.task_name).toBe('食品经营许可');
    expect(encoding).toBe('GB18030');
  });

  test('of two encodings by turns is refused', async () => {
    const long = `${header}\n${`${line}\n`.repeat(400)}`;
    await expect(csv(Buffer.concat([Buffer.from(long), inGb18030(line)]))).rejects.toMatchObject({
      code: 'catalogue.importEncoding',
    });
  });

  test.each([
    ['no national columns', '事项名称,编码\n食品,1\n', 'importNotNational'],
    ['semicolons', `${header.replaceAll(',', ';')}\n`, 'importSeparator'],
    ['tabs', `${header.replaceAll(',', '\t')}\n`, 'importSeparator'],
    ['a column twice', `${header},task_name\n${line},x\n`, 'importColumnTwice'],
    ['columns missing', 'task_name,task_code\na,b\n', 'importColumnsMissing'],
    ['an open quote', `${header}\n"${line}\n`, 'importUnreadable'],
    ['a row without end', `${header}\n"${'x'.repeat(2_100_000)}`, 'importUnreadable'],
  ])('with %s says so once', async (_, text, code) => {
    await expect(csv(text)).rejects.toMatchObject({ code: `catalogue.${code}`, status: 422 });
  });

  test('names the columns that are missing', async () => {
    await expect(
      csv(`${header.replace(',task_code', '').replace(',promise_day', '')}\n${line}\n`),
    ).rejects.toMatchObject({
      zh: expect.stringContaining('缺少 2 列：task_code（实施编码）、promise_day（承诺办结时限）'),
    });
  });

  test('tells an unknown column at the header and not in every row', async () => {
    const { rows } = await csv(`${header},colour\n${line},green\n${line},red\n`);
    expect(rows.map(row => [row.row, row.problems.map(one => [one.field, one.severity])])).toEqual([
      [1, [['colour', 'warning']]],
      [2, []],
      [3, []],
    ]);
  });

  test('numbers its rows as a spreadsheet does', async () => {
    const { rows } = await csv(
      `${header}\n\n${line}\n${','.repeat(required.length - 1)}\n"${line.replace(',', '","')}"\n`,
    );
    expect(rows.map(row => row.row)).toEqual([3, 5]);
  });

  test('marks a row whose cells do not fit the header', async () => {
    const { rows } = await csv(`${header}\n${line},too,many\n`);
    expect(rows[0]?.fields?.['#cells']).toBe(`${required.length},${required.length + 2}`);
  });

  test('names a table that there is not', async () => {
    const { rows } = await csv('row_type,task_code,material_name\nmaterials,X,身份证\n');
    expect(rows[0]?.problems).toMatchObject([{ field: 'row_type', code: 'unknownTable' }]);
  });
});

describe('JSON', () => {
  test('is an array, or one item a line', async () => {
    for (const text of ['[{"task_code":"a"},\n{"task_code":"b"}]', '{"task_code":"a"}\n{"task_code":"b"}\n']) {
      expect((await json(text)).map(row => [row.row, row.fields?.task_code])).toEqual([
        [2, 'a'],
        [3, 'b'],
      ]);
    }
  });

  test('holds braces, quotes and nulls within texts', async () => {
    const [row] = await json(JSON.stringify([{ task_name: '}{"\\', link_way: 'a\u0000b\ud800' }]));
    expect(row?.fields).toEqual({ task_name: '}{"\\', link_way: 'ab\ufffd' });
  });

  test.each(['nonsense', '"text"', '[1, 2]', '[{"a": }]', '[{"a": "b"', '{"a": 1}}x'])(
    'such as %s is refused',
    async text => {
      await expect(json(text)).rejects.toMatchObject({ code: 'catalogue.importUnreadable' });
    },
  );
});
