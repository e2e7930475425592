/**
 * Shapes of the directory. Terms: division 区划, organisation 机构, unit 内设机构, service centre 大厅, window 窗口,
 * staff member 人员, post 岗位, authorisation 授权.
 */
import { Type } from 'typebox';

const nullableText = Type.Union([Type.String(), Type.Null()]);

export const DivisionReply = Type.Object({
  code: Type.String(),
  name: Type.String(),
  level: Type.String(),
  parentCode: nullableText,
  fullName: Type.String(),
  children: Type.Integer(),
});

export const OrganisationReply = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  englishName: Type.String(),
  organType: Type.String(),
  levelCode: Type.String(),
  divisionCode: Type.String(),
  unifiedSocialCreditCode: Type.String(),
  telephone: nullableText,
});

export const ServiceCentreReply = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  divisionCode: Type.String(),
  address: Type.String(),
  openingHours: Type.String(),
  telephone: nullableText,
  floorArea: Type.Union([Type.Integer(), Type.Null()]),
  standardArea: Type.Union([Type.Integer(), Type.Null()]),
  meetsStandard: Type.Union([Type.Boolean(), Type.Null()]),
  windows: Type.Integer(),
});

export const StaffReply = Type.Object({
  id: Type.String(),
  name: Type.String(),
  workNumber: Type.String(),
  post: Type.String(),
  organisationName: Type.String(),
  status: Type.String(),
});

export const AuthorisationReply = Type.Object({
  id: Type.String(),
  staffName: Type.String(),
  basicCode: nullableText,
  powers: Type.Array(Type.String()),
  validFrom: Type.String(),
  validUntil: nullableText,
});

export const CountyFiguresReply = Type.Object({
  code: Type.String(),
  name: Type.String(),
  organisations: Type.Integer(),
  centres: Type.Integer(),
  measured: Type.Integer(),
  meeting: Type.Integer(),
  windows: Type.Integer(),
});

/** Where each county's tile stands on the schematic map 示意图, by neighbourhood only: [column, row] from the top left. */
export const countyTiles: Readonly<Record<string, { name: string; column: number; row: number }>> = {
  '450328000000': { name: '龙胜', column: 1, row: 0 },
  '450329000000': { name: '资源', column: 2, row: 0 },
  '450324000000': { name: '全州', column: 3, row: 0 },
  '450323000000': { name: '灵川', column: 1, row: 1 },
  '450325000000': { name: '兴安', column: 2, row: 1 },
  '450327000000': { name: '灌阳', column: 3, row: 1 },
  '450312000000': { name: '临桂', column: 0, row: 2 },
  '450302000000': { name: '秀峰', column: 1, row: 2 },
  '450303000000': { name: '叠彩', column: 2, row: 2 },
  '450326000000': { name: '永福', column: 0, row: 3 },
  '450304000000': { name: '象山', column: 1, row: 3 },
  '450305000000': { name: '七星', column: 2, row: 3 },
  '450332000000': { name: '恭城', column: 3, row: 3 },
  '450311000000': { name: '雁山', column: 1, row: 4 },
  '450321000000': { name: '阳朔', column: 2, row: 4 },
  '450330000000': { name: '平乐', column: 3, row: 4 },
  '450381000000': { name: '荔浦', column: 2, row: 5 },
};
