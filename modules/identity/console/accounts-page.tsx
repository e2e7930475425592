import {
  api,
  apiPath,
  Button,
  EmptyState,
  ErrorState,
  MenuButton,
  Page,
  Panel,
  Rows,
  Skeleton,
  Tag,
  TextField,
  useCommand,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { GrantDialog, PasswordDialog, StatusDialog } from './account-dialogs.tsx';
import { type Account, accountsKey, type Role } from './account-shapes.ts';
import { accountMessages } from './account-words.ts';
import { PostingDialog, StaffDialog } from './staff-dialogs.tsx';

/** 账号和授权: who may do what and where. Nobody changes her own (三员分立). */
export function AccountsPage() {
  const t = useMessages(accountMessages);
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
  const [taking, setTaking] = useState(false);
  return (
    <Page
      title={t('title')}
      actions={
        <Button kind="solid" onClick={() => setTaking(true)}>
          {t('takeOn')}
        </Button>
      }
    >
      {taking && <StaffDialog roles={roles.data?.rows ?? []} onClose={() => setTaking(false)} />}
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
  const t = useMessages(accountMessages);
  const say = useText();
  const revoke = useCommand<string>({
    send: (id, key) => api.delete(apiPath`/api/grants/${id}`, { key }),
    invalidates: [accountsKey],
    done: t('revoked'),
  });
  const endPosting = useCommand<string>({
    send: (id, key) => api.delete(apiPath`/api/postings/${id}`, { key }),
    invalidates: [accountsKey],
    done: t('postingEnded'),
  });
  function nameOf(role: string): string {
    const known = roles.find(one => one.name === role);
    return known ? say(known) : role;
  }
  return (
    <>
      <b>{account.name}</b> <span className="ow-muted">{account.login}</span>{' '}
      {account.status === 'disabled' && <Tag kind="ink">{t('disabled')}</Tag>}
      {account.secondFactor && <Tag kind="tint">{t('factor')}</Tag>}
      <div className="ow-muted">{account.organisationName}</div>
      {account.grants.length === 0 && <div>{t('noGrant')}</div>}
      {account.grants.map(grant => {
        const where = grant.scopeKind === 'all' ? t('all') : (grant.divisionCode ?? t('ownBody'));
        const name = nameOf(grant.role);
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
      {account.postings.map(posting => (
        <div key={posting.id}>
          <Tag kind="tint">{t('postingOf')}</Tag> {posting.title}　
          <span className="ow-muted">
            {posting.organisationName} · {posting.roles.map(nameOf).join(' · ')}
          </span>{' '}
          <Button
            kind="link"
            size="small"
            aria-label={`${t('endPosting')} ${account.name} ${posting.title}`}
            onClick={() => void endPosting.run(posting.id)}
          >
            {t('endPosting')}
          </Button>
        </div>
      ))}
    </>
  );
}

function AccountActs({ account, roles }: { account: Account; roles: readonly Role[] }) {
  const t = useMessages(accountMessages);
  const [open, setOpen] = useState<'grant' | 'posting' | 'password' | 'status'>();
  const close = () => setOpen(undefined);
  const status = t(account.status === 'active' ? 'disable' : 'enable');
  return (
    <>
      <MenuButton
        size="small"
        label={t('acts')}
        aria-label={`${t('acts')} ${account.name}`}
        menuLabel={`${t('acts')} ${account.name}`}
        items={[
          { key: 'grant', label: t('grant'), run: () => setOpen('grant') },
          { key: 'posting', label: t('posting'), run: () => setOpen('posting') },
          { key: 'password', label: t('reset'), run: () => setOpen('password') },
          { key: 'status', label: status, divided: true, run: () => setOpen('status') },
        ]}
      />
      {open === 'grant' && <GrantDialog account={account} roles={roles} onClose={close} />}
      {open === 'posting' && <PostingDialog account={account} roles={roles} onClose={close} />}
      {open === 'password' && <PasswordDialog account={account} onClose={close} />}
      {open === 'status' && <StatusDialog account={account} onClose={close} />}
    </>
  );
}
