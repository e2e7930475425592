import {
  api,
  apiPath,
  Button,
  EmptyState,
  ErrorState,
  Facts,
  Page,
  Panel,
  Rows,
  Skeleton,
  Tag,
  TextField,
  useCommand,
  useDates,
  useMessages,
  useSession,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

const messages = defineMessages({
  zh: {
    title: '账号与安全',
    me: '我',
    name: '姓名',
    body: '机构',
    roles: '岗位',
    none: '没有',
    and: '、',
    sessions: '在哪些设备上登录',
    since: '{at} 登录，最近 {last} 用过，{address}',
    end: '结束',
    here: '就是这一台',
    ended: '那台设备要重新登录了',
    password: '密码',
    current: '现在的密码',
    newPassword: '新密码（至少 10 位）',
    change: '换密码',
    changed: '已换，其他设备要重新登录',
    factor: '动态码（第二重验证）',
    factorText: '绑定后，登录时除了密码还要验证器上的 6 位数。',
    begin: '绑定验证器',
    secret: '在验证器里手工添加这个密钥：',
    code: '验证器上现在的 6 位数',
    confirm: '确认绑定',
    bound: '已绑定，下次登录要动态码',
    standsText: '已绑定验证器，登录时除了密码还要验证器上的 6 位数。换手机前请先解除，再在新手机上绑定。',
    remove: '解除绑定',
    removed: '已解除，下次登录只要密码',
    empty: '没有别的登录',
  },
  en: {
    title: 'My account',
    me: 'Me',
    name: 'Name',
    body: 'Organisation',
    roles: 'Roles',
    none: 'none',
    and: ', ',
    sessions: 'Where I am signed in',
    since: 'since {at}, last used {last}, {address}',
    end: 'End',
    here: 'this one',
    ended: 'That device must sign in again',
    password: 'Password',
    current: 'Present password',
    newPassword: 'New password (at least 10 characters)',
    change: 'Change it',
    changed: 'Changed; other devices must sign in again',
    factor: 'Authenticator code',
    factorText: 'Once added, signing in needs its 6 digits beside the password.',
    begin: 'Add an authenticator',
    secret: 'Enter this key in the authenticator:',
    code: 'The 6 digits it shows now',
    confirm: 'Confirm',
    bound: 'Added; the next sign-in asks for a code',
    standsText:
      'An authenticator is in force: signing in needs its 6 digits beside the password. Before changing phones remove it, then add the new one.',
    remove: 'Remove it',
    removed: 'Removed; the next sign-in needs the password only',
    empty: 'No other sessions',
  },
});

interface SessionRow {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  address: string;
  device: string;
  /** The one that asks. */
  current: boolean;
}

/** 账号与安全: who I am here, where I am signed in, the second factor. */
export function AccountPage() {
  const t = useMessages(messages);
  const say = useText();
  const session = useSession();
  return (
    <Page title={t('title')}>
      <div className="ow-stack">
        <Panel title={t('me')}>
          <Facts
            facts={[
              { label: t('name'), value: session.name },
              { label: t('body'), value: session.organisationName ?? t('none') },
              { label: t('roles'), value: session.roles.map(role => say(role)).join(t('and')) || t('none') },
            ]}
          />
        </Panel>
        <Sessions />
        <Password />
        <SecondFactor />
      </div>
    </Page>
  );
}

function Sessions() {
  const t = useMessages(messages);
  const dates = useDates();
  const found = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get<{ rows: SessionRow[] }>('/api/sessions', { signal }),
  });
  const end = useCommand<string>({
    send: (id, key) => api.delete(apiPath`/api/sessions/${id}`, { key }),
    invalidates: [['sessions']],
    done: t('ended'),
  });
  const rows = found.data?.rows ?? [];
  return (
    <Panel title={t('sessions')} flush>
      {found.isPending && <Skeleton lines={3} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <EmptyState title={t('empty')} />}
      {rows.length > 0 && (
        <Rows
          label={t('sessions')}
          rows={rows.map(row => ({
            key: row.id,
            main: deviceName(row.device),
            note: t('since', {
              at: dates.moment(row.createdAt),
              last: dates.moment(row.lastSeenAt),
              address: row.address,
            }),
            aside: row.current ? (
              <Tag kind="tint">{t('here')}</Tag>
            ) : (
              <Button
                size="small"
                aria-label={`${t('end')} ${deviceName(row.device)}`}
                onClick={() => void end.run(row.id)}
              >
                {t('end')}
              </Button>
            ),
          }))}
        />
      )}
    </Panel>
  );
}

/** `Mozilla/5.0 (X11; Linux x86_64) … Chrome/153…` as a person says it: Chrome 153 · Linux. */
function deviceName(agent: string): string {
  const browser = /(Edg|Firefox|Chrome|Version)\/(\d+)/.exec(agent);
  const system = /(Windows|Mac OS X|Android|iPhone|Linux|HarmonyOS)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: 'Edge', Version: 'Safari' };
  const name = browser ? `${names[browser[1] ?? ''] ?? browser[1]} ${browser[2]}` : agent.slice(0, 40);
  return [name, system].filter(Boolean).join(' · ');
}

function Password() {
  const t = useMessages(messages);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useCommand<object>({
    send: (body, key) => api.put('/api/account/password', body, { key }),
    invalidates: [['sessions']],
    done: t('changed'),
    onDone: () => {
      setCurrent('');
      setPassword('');
    },
  });
  return (
    <Panel title={t('password')}>
      <form
        className="ow-stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void change.run({ current, password });
        }}
      >
        <TextField
          secret="current-password"
          path="/current"
          label={t('current')}
          value={current}
          onChange={value => setCurrent(value ?? '')}
          error={change.problemAt('/current')}
        />
        <TextField
          secret="new-password"
          path="/password"
          label={t('newPassword')}
          value={password}
          onChange={value => setPassword(value ?? '')}
          error={change.problemAt('/password')}
        />
        <span>
          <Button type="submit" kind="outline" busy={change.pending}>
            {t('change')}
          </Button>
        </span>
      </form>
    </Panel>
  );
}

function SecondFactor() {
  const t = useMessages(messages);
  const found = useQuery({
    queryKey: ['second-factor'],
    queryFn: ({ signal }) => api.get<{ stands: boolean }>('/api/account/second-factor', { signal }),
  });
  return (
    <Panel title={t('factor')}>
      {found.isPending && <Skeleton lines={2} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (found.data.stands ? <RemoveFactor /> : <AddFactor />)}
    </Panel>
  );
}

function AddFactor() {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState<string>();
  const start = useCommand<void, { secret: string; uri: string }>({
    send: (_, key) => api.post('/api/account/second-factor', undefined, { key }),
    onDone: reply => setSecret(reply.secret),
  });
  const confirm = useCommand<string>({
    send: (value, key) => api.put('/api/account/second-factor', { code: value }, { key }),
    invalidates: [['second-factor']],
    done: t('bound'),
  });
  return (
    <form
      className="ow-stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (secret) void confirm.run(code);
      }}
    >
      <p>{t('factorText')}</p>
      {secret === undefined ? (
        <span>
          <Button kind="outline" busy={start.pending} onClick={() => void start.run()}>
            {t('begin')}
          </Button>
        </span>
      ) : (
        <>
          <p>
            {t('secret')} <code>{secret}</code>
          </p>
          <CodeField value={code} onChange={setCode} error={confirm.fields[0]?.message} />
          <span>
            <Button type="submit" kind="solid" busy={confirm.pending}>
              {t('confirm')}
            </Button>
          </span>
        </>
      )}
    </form>
  );
}

/** Removing it needs a code from it: whoever finds an open screen cannot. */
function RemoveFactor() {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  const remove = useCommand<string>({
    send: (value, key) => api.delete('/api/account/second-factor', { key, body: { code: value } }),
    invalidates: [['second-factor']],
    done: t('removed'),
  });
  return (
    <form
      className="ow-stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void remove.run(code);
      }}
    >
      <p>{t('standsText')}</p>
      <CodeField value={code} onChange={setCode} error={remove.fields[0]?.message} />
      <span>
        <Button type="submit" kind="ink" busy={remove.pending}>
          {t('remove')}
        </Button>
      </span>
    </form>
  );
}

function CodeField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange(value: string): void;
  error: string | undefined;
}) {
  const t = useMessages(messages);
  return (
    <TextField
      path="/code"
      label={t('code')}
      value={value}
      maxLength={6}
      onChange={next => onChange(next ?? '')}
      error={error}
    />
  );
}
