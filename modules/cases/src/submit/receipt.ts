import { getItemVersion } from '@onewindow/catalogue';
import {
  explainReceipt,
  localDateOf,
  type ReceiptForecast,
  type ReceiptInput,
  receiptForecast,
} from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import type { Locale } from '@onewindow/i18n';
import type { Matter } from '../queries/get-matter.ts';

/** What can be promised about one case on the day it was filed. */
export interface CasePromise {
  queryCode: string;
  caseNumber: string;
  itemName: string;
  organisationName: string;
  /** Version of the guide that the case rests on. */
  version: number;
  forecast: ReceiptForecast;
  /** Null where the item's limit is counted back from an event and no decision day follows from the filing. */
  decideBy: string | null;
  promise: ReceiptInput['promise'];
  delivery: { amount: number };
  givesLicence: boolean;
  /** How the dates were counted, a paragraph each. */
  explanation: string[];
}

/** The receipt of a matter: every case with its dates, computed from the day of filing and from nothing else. */
export async function receiptOf(db: Db, matter: Matter, locale: Locale): Promise<CasePromise[]> {
  const calendar = await getCalendar(db);
  const received = localDateOf(matter.submittedAt);
  const overrides = await promisesOf(db, matter.id);
  return Promise.all(
    matter.cases.map(async one => {
      const { content, version, licenceType } = await getItemVersion(db, one.itemVersionId);
      const { limits } = content;
      const statute = limits.statutory ? { amount: limits.statutory.amount, unit: limits.statutory.unit } : undefined;
      const promise = overrides.get(one.id) ?? limits.promise ?? statute ?? { amount: 20, unit: 'workingDay' as const };
      const input: ReceiptInput = {
        received,
        answerLimit: limits.acceptance,
        promise,
        ...(statute && { statute }),
        countsFromAcceptance: limits.start !== 'received',
        calendar,
      };
      const forecast = receiptForecast(input);
      return {
        queryCode: one.queryCode,
        caseNumber: one.caseNumber,
        itemName: one.itemName,
        organisationName: one.organisationName,
        version,
        forecast,
        decideBy: limits.start === 'event' ? null : forecast.decideBy,
        promise,
        delivery: { amount: limits.delivery.amount },
        givesLicence: licenceType !== null && licenceType !== undefined,
        explanation: explainReceipt(input, { locale }),
      };
    }),
  );
}

/** A body may promise less than the item does everywhere; the case remembers it from the day of filing. */
async function promisesOf(db: Db, matterId: string): Promise<Map<string, ReceiptInput['promise']>> {
  const { rows } = await sql<{ id: string; promise: ReceiptInput['promise'] | null }>`
    select id, clock_overrides -> 'promise' as promise from cases.case where matter_id = ${matterId}`.execute(db);
  return new Map(rows.flatMap(row => (row.promise ? [[row.id, row.promise] as const] : [])));
}
