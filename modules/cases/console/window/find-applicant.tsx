import {
  api,
  Button,
  EmptyState,
  FormSection,
  Panel,
  Rows,
  Segmented,
  TextField,
  useCommand,
  useHotkeys,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Party } from './window-data.ts';

const messages = defineMessages({
  zh: {
    who: '谁来办',
    label: '证件号、手机号或姓名',
    hint: '读身份证、扫营业执照，或者直接输入',
    find: '找',
    short: '请至少输入两个字，或者整个证件号、手机号',
    none: '没有登记过“{q}”',
    noneText: '核对证件后登记，以后就能直接找到。',
    register: '登记新的申请人',
    choose: '就是这位',
    kind: '申请人是',
    person: '个人',
    organisation: '企业或单位',
    name: '姓名',
    organisationName: '名称',
    citizenId: '身份证号',
    passport: '护照',
    other: '其他证件',
    number: '证件号码',
    uscc: '统一社会信用代码',
    phone: '手机号',
    contactPhone: '联系电话',
    address: '住址',
    save: '登记并接着办',
    back: '不登记了',
    idType: '证件',
  },
  en: {
    who: 'Who is here',
    label: 'ID number, telephone or name',
    hint: 'Read the card, scan the licence, or type',
    find: 'Find',
    short: 'Enter at least two characters, or the whole ID or telephone number',
    none: '“{q}” is not registered',
    noneText: 'Check the ID and register; next time it is found at once.',
    register: 'Register an applicant',
    choose: 'This one',
    kind: 'The applicant is',
    person: 'a person',
    organisation: 'an organisation',
    name: 'Name',
    organisationName: 'Name',
    citizenId: 'ID card',
    passport: 'Passport',
    other: 'Other',
    number: 'Number',
    uscc: 'Unified social credit code',
    phone: 'Mobile phone',
    contactPhone: 'Telephone',
    address: 'Address',
    save: 'Register and go on',
    back: 'Do not register',
    idType: 'Identity document',
  },
});

/** Finds the person at the window by whatever she shows or says, or registers her. */
export function FindApplicant({ onFound }: { onFound(party: Party): void }) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [short, setShort] = useState(false);
  const [registering, setRegistering] = useState(false);
  const found = useQuery({
    queryKey: ['parties', asked],
    queryFn: ({ signal }) => api.get<{ rows: Party[] }>('/api/parties', { query: { q: asked }, signal }),
    enabled: [...asked].length >= 2,
    gcTime: 0,
  });
  useHotkeys([{ keys: 'F4', label: t('register'), whileTyping: true, run: () => setRegistering(true) }], !registering);
  if (registering) return <Register typed={typed} onFound={onFound} onBack={() => setRegistering(false)} />;
  const rows = found.data?.rows ?? [];
  return (
    <div className="ow-stack">
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          const words = typed.trim();
          setShort([...words].length < 2);
          setAsked(words);
        }}
      >
        <FormSection title={t('who')} columns={1}>
          <TextField
            path="/q"
            label={t('label')}
            hint={t('hint')}
            value={typed}
            onChange={value => setTyped(value ?? '')}
            error={short ? t('short') : undefined}
          />
          <div className="ow-window-actions">
            <Button type="submit" kind="solid" keys="Enter" busy={found.isFetching}>
              {t('find')}
            </Button>
            <Button kind="outline" keys="F4" onClick={() => setRegistering(true)}>
              {t('register')}
            </Button>
          </div>
        </FormSection>
      </form>
      {found.isSuccess && rows.length === 0 && <EmptyState title={t('none', { q: asked })}>{t('noneText')}</EmptyState>}
      {rows.length > 0 && (
        <Panel flush>
          <Rows
            label={t('who')}
            rows={rows.map(party => ({
              key: party.id,
              main: <b>{party.name}</b>,
              note: [party.idMasked, party.phoneMasked].filter(Boolean).join('　'),
              aside: (
                <Button kind={rows.length === 1 ? 'outline' : 'plain'} onClick={() => onFound(party)}>
                  {t('choose')}
                </Button>
              ),
            }))}
          />
        </Panel>
      )}
    </div>
  );
}

type IdType = 'citizenId' | 'passport' | 'other' | 'unifiedSocialCreditCode';

function Register({ typed, onFound, onBack }: { typed: string; onFound(party: Party): void; onBack(): void }) {
  const t = useMessages(messages);
  const looksLikeNumber = /\d{6}/.test(typed);
  const [body, setBody] = useState({
    kind: 'person' as 'person' | 'organisation',
    name: looksLikeNumber ? '' : typed,
    idType: 'citizenId' as IdType,
    idNumber: looksLikeNumber && typed.trim().length > 11 ? typed.trim() : '',
    phone: looksLikeNumber && typed.trim().length === 11 ? typed.trim() : '',
    address: '',
  });
  const register = useCommand<typeof body, Party>({
    send: ({ phone, address, ...rest }, key) =>
      api.post<Party>('/api/parties', { ...rest, ...(phone && { phone }), ...(address && { address }) }, { key }),
    onDone: onFound,
  });
  const field = (key: 'name' | 'idNumber' | 'phone' | 'address', label: string) => ({
    path: `/${key}`,
    label,
    value: body[key],
    onChange: (value: string | null | undefined) => setBody({ ...body, [key]: value ?? '' }),
    error: register.problemAt(`/${key}`),
  });
  const organisation = body.kind === 'organisation';
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void register.run(body);
      }}
    >
      <FormSection
        title={t('register')}
        columns={2}
        note={
          <Segmented
            label={t('kind')}
            value={body.kind}
            options={[
              { key: 'person', label: t('person') },
              { key: 'organisation', label: t('organisation') },
            ]}
            onChange={kind =>
              setBody({
                ...body,
                kind: kind === 'organisation' ? 'organisation' : 'person',
                idType: kind === 'organisation' ? 'unifiedSocialCreditCode' : 'citizenId',
              })
            }
          />
        }
      >
        <TextField {...field('name', t(organisation ? 'organisationName' : 'name'))} maxLength={2000} />
        <TextField {...field('phone', t(organisation ? 'contactPhone' : 'phone'))} optional />
        {!organisation && (
          <div className="ow-edit-field ow-span-2">
            <Segmented
              label={t('idType')}
              value={body.idType}
              options={[
                { key: 'citizenId', label: t('citizenId') },
                { key: 'passport', label: t('passport') },
                { key: 'other', label: t('other') },
              ]}
              onChange={idType => setBody({ ...body, idType: idType as IdType })}
            />
          </div>
        )}
        <TextField {...field('idNumber', t(organisation ? 'uscc' : 'number'))} />
        <TextField {...field('address', t('address'))} optional />
        <div className="ow-window-actions ow-span-2">
          <Button type="submit" kind="solid" keys="Enter" busy={register.pending}>
            {t('save')}
          </Button>
          <Button kind="link" onClick={onBack}>
            {t('back')}
          </Button>
        </div>
      </FormSection>
    </form>
  );
}
