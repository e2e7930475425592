import {
  api,
  apiPath,
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  Page,
  Panel,
  Rows,
  SelectField,
  Skeleton,
  Tag,
  TextAreaField,
  TextField,
  useCommand,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';

const messages = defineMessages({
  zh: {
    title: '账号和授权',
    find: '姓名或登录名',
    accounts: '工作人员账号',
    none: '没有找到账号',
    noneText: '换个名字，或者把搜索框清空看全部。',
    more: '再看一些',
    disabled: '已停用',
    factor: '有动态码',
    noGrant: '还没有授权',
    grant: '授予角色',
    revoke: '收回',
    disable: '停用',
    enable: '恢复',
    all: '全市',
    ownBody: '本机构',
    role: '岗位角色',
    scope: '管辖范围',
    place: '地方',
    organisation: '本机构',
    division: '一个地方',
    give: '授予',
    granted: '已授予，马上生效',
    revoked: '已收回，马上生效',
    cancel: '先不',
    reason: '理由',
    changed: '账号状态已改',
    disableText: '停用后立刻从所有设备退出，办件的记录都保留。',
  },
  en: {
    title: 'Accounts and grants',
    find: 'Name or login',
    accounts: 'Staff accounts',
    none: 'No account found',
    noneText: 'Try another name, or clear the field to see all.',
    more: 'More',
    disabled: 'disabled',
    factor: 'authenticator',
    noGrant: 'no grants yet',
    grant: 'Grant a role',
    revoke: 'Revoke',
    disable: 'Disable',
    enable: 'Enable',
    all: 'whole city',
    ownBody: 'own organisation',
    role: 'Role',
    scope: 'Jurisdiction',
    place: 'Place',
    organisation: 'own organisation',
    division: 'a place',
    give: 'Grant',
    granted: 'Granted, in force at once',
    revoked: 'Revoked, in force at once',
    cancel: 'Not now',
    reason: 'Reason',
    changed: 'The account was changed',
    disableText: 'It is signed out everywhere at once; the records of its work stay.',
  },
});

interface Grant {
  id: string;
  role: string;
  scopeKind: string;
  divisionCode: string | null;
}
interface Account {
  id: string;
  login: string;
  name: string;
  status: string;
  organisationId: string | null;
  organisationName: string | null;
  secondFactor: boolean;
  grants: Grant[];
}
interface Role {
  name: string;
  zh: string;
  en: string;
}
const accountsKey = ['accounts'];

/** 账号和授权: who may do what and where. Nobody changes her own (三员分立). */
export function AccountsPage() {
  const t = useMessages(messages);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useInfiniteQuery({
    queryKey: [...accountsKey, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<{ rows: Account[]; next: string | null }>('/api/accounts', {
        query: { q, after: pageParam, limit: 30 },
        signal,
      }),
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const roles = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<{ rows: Role[] }>('/api/roles', { signal }),
  });
  const rows = found.data?.pages.flatMap(page => page.rows) ?? [];
  return (
    <Page title={t('title')}>
      <div className="ow-stack">
        <TextField
          path="/q"
          label={t('find')}
          value={typed}
          onChange={value => setTyped(value ?? '')}
          error={undefined}
        />
        <Panel title={t('accounts')} flush>
          {found.isPending && <Skeleton lines={8} />}
          {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
          {found.isSuccess && rows.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
          <Rows
            label={t('accounts')}
            rows={rows.map(account => ({
              key: account.id,
              main: <AccountLine account={account} roles={roles.data?.rows ?? []} />,
              aside: <AccountActs account={account} roles={roles.data?.rows ?? []} />,
            }))}
          />
        </Panel>
        {found.hasNextPage && (
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

function AccountLine({ account, roles }: { account: Account; roles: readonly Role[] }) {
  const t = useMessages(messages);
  const say = useText();
  const revoke = useCommand<string>({
    send: (id, key) => api.delete(apiPath`/api/grants/${id}`, { key }),
    invalidates: [accountsKey],
    done: t('revoked'),
  });
  return (
    <>
      <b>{account.name}</b> <span className="ow-muted">{account.login}</span>{' '}
      {account.status === 'disabled' && <Tag kind="ink">{t('disabled')}</Tag>}
      {account.secondFactor && <Tag kind="tint">{t('factor')}</Tag>}
      <div className="ow-muted">{account.organisationName}</div>
      {account.grants.length === 0 && <div>{t('noGrant')}</div>}
      {account.grants.map(grant => {
        const role = roles.find(known => known.name === grant.role);
        const where = grant.scopeKind === 'all' ? t('all') : (grant.divisionCode ?? t('ownBody'));
        const name = role ? say(role) : grant.role;
        return (
          <div key={grant.id}>
            {name}　<span className="ow-muted">{where}</span>{' '}
            <Button
              kind="link"
              size="small"
              aria-label={`${t('revoke')} ${account.name} ${name}`}
              onClick={() => void revoke.run(grant.id)}
            >
              {t('revoke')}
            </Button>
          </div>
        );
      })}
    </>
  );
}

function AccountActs({ account, roles }: { account: Account; roles: readonly Role[] }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<'grant' | 'status'>();
  return (
    <>
      <Button size="small" aria-label={`${t('grant')} ${account.name}`} onClick={() => setOpen('grant')}>
        {t('grant')}
      </Button>{' '}
      <Button
        size="small"
        kind="ink"
        aria-label={`${t(account.status === 'active' ? 'disable' : 'enable')} ${account.name}`}
        onClick={() => setOpen('status')}
      >
        {t(account.status === 'active' ? 'disable' : 'enable')}
      </Button>
      {open === 'grant' && <GrantDialog account={account} roles={roles} onClose={() => setOpen(undefined)} />}
      {open === 'status' && <StatusDialog account={account} onClose={() => setOpen(undefined)} />}
    </>
  );
}

type ScopeKind = 'organisation' | 'division' | 'all';

function GrantDialog({ account, roles, onClose }: { account: Account; roles: readonly Role[]; onClose(): void }) {
  const t = useMessages(messages);
  const say = useText();
  const [role, setRole] = useState<string>();
  const [kind, setKind] = useState<ScopeKind>('organisation');
  const [code, setCode] = useState('');
  const counties = useQuery({
    queryKey: ['divisions', 'counties'],
    queryFn: ({ signal }) => api.get<{ rows: { code: string; name: string }[] }>('/api/divisions', { signal }),
  });
  const command = useCommand<{ role: string; scope: object }>({
    send: (body, key) => api.post(apiPath`/api/accounts/${account.id}/grants`, body, { key }),
    invalidates: [accountsKey],
    done: t('granted'),
    onDone: onClose,
  });
  const scope =
    kind === 'all' ? { kind } : kind === 'division' ? { kind, code } : { kind, organisationId: account.organisationId };
  return (
    <Dialog
      title={`${t('grant')}　${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" busy={command.pending} onClick={() => role && void command.run({ role, scope })}>
            {t('give')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <SelectField
          path="/role"
          label={t('role')}
          value={role}
          onChange={value => setRole(value ?? undefined)}
          options={roles.map(one => ({ value: one.name, label: say(one) }))}
          error={command.fields.find(problem => problem.path === '/role')?.message}
        />
        <SelectField<ScopeKind>
          path="/scope"
          label={t('scope')}
          value={kind}
          onChange={value => setKind(value ?? 'organisation')}
          options={[
            { value: 'organisation', label: t('organisation') },
            { value: 'division', label: t('division') },
            { value: 'all', label: t('all') },
          ]}
          error={undefined}
        />
        {kind === 'division' && (
          <SelectField
            path="/scope/code"
            label={t('place')}
            value={code || undefined}
            onChange={value => setCode(value ?? '')}
            options={(counties.data?.rows ?? []).map(row => ({ value: row.code, label: row.name }))}
            error={command.fields.find(problem => problem.path.startsWith('/scope'))?.message}
          />
        )}
      </div>
    </Dialog>
  );
}

function StatusDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const status = account.status === 'active' ? 'disabled' : 'active';
  const word = t(status === 'disabled' ? 'disable' : 'enable');
  const command = useCommand<{ status: string; reason: string }>({
    send: (body, key) => api.put(apiPath`/api/accounts/${account.id}/status`, body, { key }),
    invalidates: [accountsKey],
    done: t('changed'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${word}　${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="ink" busy={command.pending} onClick={() => void command.run({ status, reason })}>
            {word}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        {status === 'disabled' && <p>{t('disableText')}</p>}
        <TextAreaField
          path="/reason"
          label={t('reason')}
          value={reason}
          onChange={value => setReason(value ?? '')}
          error={command.fields.find(problem => problem.path === '/reason')?.message}
        />
      </div>
    </Dialog>
  );
}
