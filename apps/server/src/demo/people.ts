import { randomInt } from 'node:crypto';
import { citizenIdCheckCharacter, organisationCheckCharacter, socialCreditCheckCharacter } from '@onewindow/codes';
import { maskIdNumber, maskPhone } from '@onewindow/crypto';
import { type Db, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';

/** An invented applicant of a copied case. */
export interface InventedParty {
  id: string;
  name: string;
  idMasked: string;
}

const surnames = '李韦莫秦唐蒋黄廖阳覃周陈刘王张罗谢邓蒙梁卢苏龙潘欧龚毛易邹文'.split('');
const given =
  '云舒 望舒 小满 清和 言之 知秋 一鸣 念安 可为 春生 远舟 以宁 如愿 见微 若谷 敬之 秋实 沐川 清野 在田 定山 思远 正言 鉴明 守一 无隅 照影 景行 嘉树 书白 听澜 怀瑾 明德 致远 若水 晓峰 桂兰 江月 漓生 秀山 永福 阳朔 荔香 恭亲 平乐 资源 兴安 灵川 全州 龙胜'.split(
    ' ',
  );
const trades =
  '餐饮管理 米粉店 小馆 茶楼 咖啡 民宿 酒店 超市 便利店 药房 书店 美容 健身 装饰 物流 广告 面馆 烧烤 甜品 食堂'.split(
    ' ',
  );
const brands =
  '漓岸 桂花巷 穿山 独秀 象山 伏波 叠彩 七星 尧山 月牙 花桥 榕湖 杉湖 靖江 灵渠 逍遥 会仙 古榕 遇龙 月亮 银子岩 兴坪 黄姚 龙脊 猫儿 海洋 桃花 螺蛳 芦笛 冠岩'.split(
    ' ',
  );

/** Makes parties in bulk: names, valid invented ID numbers sealed as every other, and their blind indexes. */
export async function inventParties(db: Db, services: Services, count: number): Promise<InventedParty[]> {
  const made: InventedParty[] = [];
  const batch = 5000;
  while (made.length < count) {
    const rows = Array.from({ length: Math.min(batch, count - made.length) }, () => invent(services));
    const { rows: stored } = await sql<InventedParty>`
      insert into identity.party (kind, name, id_type, id_number, id_number_index, id_masked, phone, phone_index, phone_masked)
      select kind, name, "idType", decode("idNumber", 'hex'), decode("idIndex", 'hex'), "idMasked", decode(phone, 'hex'),
             decode("phoneIndex", 'hex'), "phoneMasked"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, name text, "idType" text, "idNumber" text,
        "idIndex" text, "idMasked" text, phone text, "phoneIndex" text, "phoneMasked" text)
      on conflict (id_type, id_number_index) do nothing
      returning id, name, id_masked as "idMasked"`.execute(db);
    made.push(...stored);
  }
  return made;
}

function invent({ crypto }: Services) {
  const isPerson = Math.random() < 0.4;
  const person = `${pick(surnames)}${pick(given)}`;
  const place = pick(['桂林', '桂林市', '七星区', '象山区', '临桂区', '阳朔县', '灵川县', '全州县', '荔浦市']);
  const name = isPerson
    ? `${person}（示例）`
    : `${place}${pick(brands)}${person.slice(-1)}${pick(trades)}${pick(['有限公司', '店', '中心'])}（示例）`;
  const idNumber = isPerson ? inventCitizenId() : inventCreditCode();
  const phone = `1${pick(['38', '39', '50', '77', '86'])}${String(randomInt(100_000_000)).padStart(8, '0')}`;
  return {
    kind: isPerson ? 'person' : 'organisation',
    name,
    idType: isPerson ? 'citizenId' : 'unifiedSocialCreditCode',
    idNumber: crypto.seal(idNumber, 'identity.party.id_number').toString('hex'),
    idIndex: crypto.blindIndex('idNumber', idNumber).toString('hex'),
    idMasked: isPerson ? maskIdNumber(idNumber) : idNumber,
    phone: crypto.seal(phone, 'identity.party.phone').toString('hex'),
    phoneIndex: crypto.blindIndex('phone', phone).toString('hex'),
    phoneMasked: maskPhone(phone),
  };
}

function inventCitizenId(): string {
  const division = pick([
    '450302',
    '450303',
    '450304',
    '450305',
    '450311',
    '450312',
    '450321',
    '450323',
    '450324',
    '450381',
  ]);
  const date = `${1955 + randomInt(48)}${String(1 + randomInt(12)).padStart(2, '0')}${String(1 + randomInt(28)).padStart(2, '0')}`;
  const seventeen = `${division}${date}${String(randomInt(1000)).padStart(3, '0')}`;
  return seventeen + citizenIdCheckCharacter(seventeen);
}

function inventCreditCode(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const eight = `MA${Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')}`;
  const seventeen = `91450305${eight}${organisationCheckCharacter(eight)}`;
  return seventeen + socialCreditCheckCharacter(seventeen);
}

export function pick<T>(list: readonly T[]): T {
  const value = list[randomInt(list.length)];
  if (value === undefined) throw new Error('an empty list has nothing to pick');
  return value;
}
