import { checkBasicCode } from '@onewindow/codes';
import { type Db, sql } from '@onewindow/db';
import { loadOrganTypes } from './catalogue-data.ts';
import { catalogueErrors } from './errors.ts';

/** Who set an item: the State (codes begin with 00) or Guangxi (45). */
export type SetBy = 'state' | 'region';

const provinces: Record<SetBy, string> = { state: '00', region: '45' };

/** Main items from here on are the platform's own until a catalogue gives the code; the catalogues number from 001. */
const firstOwnMainItem = 901;

/** What a code is made of, as far as its item is known. */
export interface CodeParts {
  setBy: SetBy;
  typeCode: string;
  organType: string;
}

/**
 * The next free provisional 基本编码: province, type, department, main item from 901, no sub-item (GB/T 39554.1-2020). Inside
 * a transaction two that draw at once get two codes: the second waits for the first.
 * @throws catalogue.noCodeLeft after 99 of one department and type
 */
export async function drawBasicCode(tx: Db, { setBy, typeCode, organType }: CodeParts): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue.basicCode'))`.execute(tx);
  const department = loadOrganTypes().find(type => type.code === organType)?.national ?? '00';
  const prefix = `${provinces[setBy]}${typeCode}${department}`;
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(basic_code, 7, 3)::int), ${firstOwnMainItem - 1}) as last
    from catalogue.catalogue_item
    where basic_code like ${`${prefix}%`} and substr(basic_code, 7, 3)::int >= ${firstOwnMainItem}`.execute(tx);
  const next = (rows[0]?.last ?? firstOwnMainItem - 1) + 1;
  if (next > 999) throw catalogueErrors.noCodeLeft();
  return `${prefix}${next}000`;
}

export type CodeRefusal = { code: string; zh: string; en: string };

/**
 * Checks a code that somebody copied from a catalogue: its form, who set it, and that it says the type that was chosen. The
 * State's newer lists write `00Y` for "no sub-item"; it is kept as 000.
 */
export function readBasicCode(
  text: string,
  typeCode: string,
): { value: string; setBy: SetBy } | { refusal: CodeRefusal } {
  const checked = checkBasicCode(text);
  if (!checked.ok) return { refusal: { code: checked.code, zh: `${checked.zh}。`, en: `${checked.en}.` } };
  const setBy = (Object.keys(provinces) as SetBy[]).find(one => provinces[one] === checked.province);
  if (!setBy) {
    const zh = `开头两位“${checked.province}”是别的省；国家设定的是 00，广西设定的是 45。`;
    const en = `“${checked.province}” at the start is another province; the State’s codes begin with 00, Guangxi’s with 45.`;
    return { refusal: { code: 'provinceElsewhere', zh, en } };
  }
  if (typeCode && checked.itemType !== typeCode) {
    const zh = `第 3、4 位“${checked.itemType}”是事项类型，和选的类型（${typeCode}）不一样，请核对。`;
    const en = `Digits 3 and 4, “${checked.itemType}”, are the type of item, and differ from the type chosen (${typeCode}).`;
    return { refusal: { code: 'typeDiffers', zh, en } };
  }
  const value = `${checked.value.slice(0, 9)}${checked.subItem ?? '000'}`;
  return { value, setBy };
}
