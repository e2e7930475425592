import type { Calendar, LocalDate } from '@onewindow/clock';
import type { CallBackItem, ContactItem, RatingItem } from './contract.ts';
import type { CallBackListRow, RatingRow } from './queries.ts';
import type { AskedContact, RatedContact } from './rated-contacts.ts';

export function toContactItem({ staffAccountId: _, ...contact }: RatedContact): ContactItem {
  const ratedAt = contact.rating?.ratedAt.toISOString() ?? null;
  return {
    ...contact,
    at: contact.at.toISOString(),
    ratedAt,
    rating: contact.rating && { ...contact.rating, ratedAt: ratedAt ?? '' },
    mayAsk: false,
    asked: null,
  };
}

export function toAskedItem({ staffAccountId: _, ...contact }: AskedContact): ContactItem {
  return {
    ...contact,
    at: contact.at.toISOString(),
    ratedAt: contact.ratedAt?.toISOString() ?? null,
    rating: null,
    asked: contact.asked && {
      ...contact.asked,
      at: contact.asked.at.toISOString(),
      expiresAt: contact.asked.expiresAt.toISOString(),
    },
  };
}

/** Without the evaluator: whoever reads the list learns what was said, not who said it (51 号文: 保护评价人信息). */
function shownRating(row: RatingRow) {
  return {
    id: row.id,
    caseId: row.caseId,
    contact: row.contact,
    contactKind: row.contactKind,
    channel: row.channel,
    satisfaction: row.satisfaction,
    tags: row.tags,
    text: row.text,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    countyCode: row.countyCode,
    basicCode: row.basicCode,
    itemName: row.itemName,
    staffName: row.staffName,
    workNumber: row.workNumber,
    windowNumber: row.windowNumber,
    windowCentre: row.windowCentre,
    collectedBy: row.collectedBy,
    ratedAt: row.ratedAt.toISOString(),
    excluded: row.excluded,
  };
}

export function toRatingItem(row: RatingRow): RatingItem {
  return { ...shownRating(row), callBackState: row.callBackState, callBackDueOn: row.callBackDueOn };
}

export function toCallBackItem(
  row: CallBackListRow,
  { today, calendar }: { today: LocalDate; calendar: Calendar },
): CallBackItem {
  return {
    ...shownRating(row),
    state: row.state,
    dueOn: row.dueOn,
    daysLeft:
      row.dueOn >= today
        ? calendar.workingDaysBetween(today, row.dueOn)
        : -calendar.workingDaysBetween(row.dueOn, today),
    result: row.result,
    note: row.note,
    ledgerDueOn: row.ledgerDueOn,
    calledBackAt: row.calledBackAt?.toISOString() ?? null,
    calledBackBy: row.calledBackBy,
    reviewNote: row.reviewNote,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    reviewedBy: row.reviewedBy,
    version: row.version,
  };
}
