import type { StoredEvent } from '@onewindow/events';
import { formatInstant, type Locale } from '@onewindow/i18n';

/** Events that say that somebody looked at a person's data 谁看过我的信息. */
export const readTypes = ['cases.fileRead', 'identity.secretRead', 'documents.read', 'licences.read'] as const;

const secrets: Record<string, { zh: string; en: string }> = {
  idNumber: { zh: '证件号码', en: 'ID number' },
  phone: { zh: '手机号', en: 'telephone number' },
  address: { zh: '住址', en: 'address' },
};

/** One line each: when, who, what for. */
export function readLines(
  events: readonly StoredEvent[],
  locale: Locale,
  today: string,
): { id: string; time: string; who: string; why: string }[] {
  return events.map(event => ({
    id: event.id,
    time: formatInstant(locale, event.at, today),
    who: [event.organisationName, event.actorName].filter(Boolean).join(' '),
    why: whyOf(event, locale),
  }));
}

function whyOf({ type, data }: StoredEvent, locale: Locale): string {
  const zh = locale === 'zh';
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : '');
  switch (type) {
    case 'cases.fileRead':
      return zh ? `办理${text('itemName')}` : `Handling ${text('itemName')}`;
    case 'identity.secretRead': {
      const what = secrets[text('field')]?.[locale] ?? text('field');
      return zh ? `看了${what}：${text('reason')}` : `Read the ${what}: ${text('reason')}`;
    }
    case 'documents.read':
      return zh ? `看了${text('title')}` : `Read ${text('title')}`;
    default:
      return zh ? '看了证照' : 'Looked at a licence';
  }
}
