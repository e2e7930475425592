import { api, type Bilingual, type ListReply, type ListSource } from '@onewindow/console-kit';
import type { Static } from 'typebox';
import type {
  AuthorisationReply,
  CountyFiguresReply,
  DivisionReply,
  OrganisationReply,
  ServiceCentreReply,
  StaffReply,
} from '../src/contract.ts';

export type OrganisationRow = Static<typeof OrganisationReply>;
export type StaffRow = Static<typeof StaffReply>;
export type CentreRow = Static<typeof ServiceCentreReply>;
export type DivisionRow = Static<typeof DivisionReply>;
export type AuthorisationRow = Static<typeof AuthorisationReply>;
export type CountyRow = Static<typeof CountyFiguresReply>;

/** Levels of service centres with the class of the standard that says how large they must be. */
export const centreKinds: Record<string, Bilingual> = {
  city: { zh: '市级 M1', en: 'City, M1' },
  county: { zh: '县级 M2', en: 'County, M2' },
  township: { zh: '乡镇街道 M3', en: 'Township, M3' },
  village: { zh: '村社区 M4', en: 'Village, M4' },
  trading: { zh: '公共资源交易', en: 'Trading centre' },
};

/** 行使层级 of the national catalogue. */
export const levelNames: Record<string, Bilingual> = {
  '1': { zh: '国家级', en: 'National' },
  '2': { zh: '省级', en: 'Provincial' },
  '3': { zh: '市级', en: 'City' },
  '4': { zh: '县级', en: 'County' },
  '5': { zh: '镇级', en: 'Township' },
  '6': { zh: '村级', en: 'Village' },
  '7': { zh: '同级', en: 'Same level' },
};

export const staffStates: Record<string, Bilingual> = {
  active: { zh: '在岗', en: 'active' },
  suspended: { zh: '停用', en: 'suspended' },
  left: { zh: '离岗', en: 'left' },
};

/** The directory's lists have one order and no count; words to search by are told only where the route takes them. */
export function plainList<Row>(url: string, { words = false }: { words?: boolean } = {}): ListSource<Row> {
  return {
    key: url,
    async fetch({ q, after, limit, filters }, signal) {
      const page = await api.get<{ rows: Row[]; next: string | null }>(url, {
        query: { ...filters, ...(words && { q }), after, limit },
        signal,
      });
      return { ...page, total: null } as ListReply<Row>;
    },
  };
}
