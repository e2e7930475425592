import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { type Bilingual, useMessages, useText } from '../language/language.tsx';

/** Answer of `GET /api/demonstration/accounts`; empty outside the demonstration. */
interface DemonstrationReply {
  rows: { login: string; name: string; kind: string; organisation: string; roles: Bilingual[] }[];
  /** The one password of all invented people. */
  password?: string;
}

const messages = defineMessages({
  zh: { title: '演示城市的账号', hint: '都是编的人，点一个就填好。' },
  en: { title: 'Accounts of the demonstration city', hint: 'Invented people; a press fills in the form.' },
});

/** Invented members of staff to sign in as; nothing outside the demonstration. */
export function DemonstrationAccounts({ onChoose }: { onChoose(login: string, password: string): void }) {
  const t = useMessages(messages);
  const text = useText();
  const { data } = useQuery({
    queryKey: ['demonstration', 'accounts'],
    queryFn: ({ signal }) => api.get<DemonstrationReply>('/api/demonstration/accounts', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const staff = data?.rows.filter(row => row.kind === 'staff') ?? [];
  if (staff.length === 0) return null;
  return (
    <details className="ow-demo-accounts" open>
      <summary>
        {t('title')} <small>{t('hint')}</small>
      </summary>
      <ul>
        {staff.map(row => (
          <li key={row.login}>
            <button type="button" onClick={() => onChoose(row.login, data?.password ?? '')}>
              <b>{row.name}</b>
              <span>{row.roles.map(text).join(text({ zh: '、', en: ', ' }))}</span>
              <small>{row.organisation}</small>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
