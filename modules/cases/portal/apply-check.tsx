import {
  type DraftedChange,
  draftedChange,
  type MaterialSlot,
  requireAddress,
  saveAnswers,
  submitApplication,
} from '@onewindow/cases';
import { isAppError } from '@onewindow/errors';
import { type AnswerSection, checkYourAnswers, inLocale } from '@onewindow/forms/evaluator';
import { CheckAnswers } from '@onewindow/forms/renderer';
import { defineMessages, formatTime } from '@onewindow/i18n';
import {
  type ActionContext,
  Actions,
  Button,
  ChoiceField,
  Declaration,
  ErrorSummary,
  Form,
  type FormState,
  invalid,
  Link,
  localHref,
  PageHead,
  page,
  redirect,
  type SummaryItem,
  SummaryList,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { ApplyFrame, type OpenDraft, openDraft } from './apply-frame.tsx';
import { deliveryLabels } from './delivery-words.ts';
import { LicenceChanges } from './licence-changes.tsx';

const messages = defineMessages({
  zh: {
    title: '提交前，再看一遍',
    materials: '材料',
    own: '您交的 {n} 份',
    held: '平台已有 {n} 份',
    later: '之后再补 {n} 份',
    pages: '（{n} 页）',
    noFile: '还没交',
    delivery: '结果怎么给您',
    address: '邮寄到哪里',
    addressHint: '省市区、街道门牌，收件人姓名和电话',
    declare: '我确认以上内容真实。我知道填写虚假内容要承担法律责任（行政许可法第三十一条、第七十八条）。',
    declareFirst: '请先确认以上内容真实，再提交',
    submit: '确认并提交',
    submitting: '正在提交…',
    keep: '存为草稿，以后再交',
    once: '只会提交一次，连点两下也只算一件。提交后马上给您回执。',
    missing: '还差 {n} 处，补上就能提交',
    page: '{page}：{message}',
    notIn: '还没交：{name}',
    keptAsDraft: '已存为草稿，{time} 保存。随时可以接着办。',
  },
  en: {
    title: 'Read it once more before you file',
    materials: 'Materials',
    own: 'Yours: {n}',
    held: 'Held by us: {n}',
    later: 'To follow: {n}',
    pages: ' ({n} {n|page|pages})',
    noFile: 'not yet handed in',
    delivery: 'How you receive the result',
    address: 'Where to send it',
    addressHint: 'City, street and number, the receiver’s name and telephone',
    declare:
      'I confirm that the above is true. I know that false statements have legal consequences (Administrative Licensing Law, articles 31 and 78).',
    declareFirst: 'Please confirm first that the above is true',
    submit: 'Confirm and file',
    submitting: 'Filing…',
    keep: 'Keep as a draft for later',
    once: 'It is filed once only, even if you press twice. You get a receipt at once.',
    missing: '{n} {n|thing is|things are} missing before you can file',
    page: '{page}: {message}',
    notIn: 'Not yet handed in: {name}',
    keptAsDraft: 'Kept as a draft, saved at {time}. Go on whenever you like.',
  },
});

interface Data {
  open: OpenDraft;
  sections: AnswerSection[];
  /** What it would change on the licence that it names. */
  change: DraftedChange | undefined;
}

/** 提交前再看一遍: everything read back, how the result is delivered, the declaration, one button. */
export const checkPage = page({
  path: '/apply/:id/check',
  access: 'signedIn',
  verb: 'apply',
  title: { zh: '检查并提交', en: 'Check and file' },
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const { services, params, locale } = context;
    const open = await openDraft(context, params.id);
    if ('kind' in open) return open;
    const { definition, draft, lookups, prefill } = open;
    const sections = checkYourAnswers(definition, draft.answers.form, {
      today: services.today(),
      prefill,
      disputes: draft.answers.disputes,
      lookups,
      locale,
    });
    return { open, sections, change: await draftedChange(context.db, services, open) };
  },
  actions: { default: submit, keep },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { open, sections, change } = data as Data;
    const { draft } = open;
    const chosen = form?.values.get('delivery') ?? draft.answers.delivery.method;
    const errors = form?.errors ?? [];
    return (
      <ApplyFrame open={open} current="check">
        {form && (isMissing(open) || errors.some(one => pageOf(open, one.field))) ? (
          <Missing open={open} refused={form.errors} />
        ) : (
          <ErrorSummary form={errors.length > 0 && form ? { ...form, message: undefined } : undefined} />
        )}
        <PageHead title={t('title')} />
        <CheckAnswers
          sections={sections}
          locale={locale}
          hrefOf={key => localHref(locale, `/apply/${draft.id}/${key}?check=1`)}
        />
        {change && <LicenceChanges {...change} />}
        {open.slots.length > 0 && (
          <SummaryList title={t('materials')} items={materialLines(open.slots, draft.id, locale)} />
        )}
        <Form>
          <ChoiceField
            name="delivery"
            label={t('delivery')}
            values={[chosen]}
            options={(['electronic', 'window', 'post'] as const).map(value => ({
              value,
              label: deliveryLabels[value][locale],
              hint: deliveryLabels[value].hint[locale],
            }))}
          />
          <div className="ow-post-address">
            <TextField
              name="address"
              label={t('address')}
              hint={t('addressHint')}
              errors={errors}
              value={form?.values.get('address') ?? draft.answers.delivery.address ?? ''}
              maxLength={300}
            />
          </div>
          {!declaresInForm(open) && (
            <Declaration name="true" errors={errors} checked={form?.values.get('true') === 'true'}>
              {t('declare')}
            </Declaration>
          )}
          <Actions>
            <Button busy={t('submitting')}>{t('submit')}</Button>
            <Button kind="link" name="_action" value="keep">
              {t('keep')}
            </Button>
          </Actions>
          <p className="ow-note">{t('once')}</p>
        </Form>
      </ApplyFrame>
    );
  },
});

/** `/form/people/1/name` → `people.1.name`. */
function keyOf(path: string): string {
  return path.slice('/form/'.length).replaceAll('/', '.');
}

/** The page on which a field is asked. */
function pageOf({ form }: OpenDraft, key: string): string | undefined {
  return form.pages.find(one => one.fields.some(field => field.path === key))?.key;
}

function isMissing({ form, slots }: OpenDraft): boolean {
  return form.errors.length > 0 || slots.some(slot => !slot.satisfied);
}

/** Nobody is asked to declare the same thing twice: many forms have a page for it. */
function declaresInForm({ definition }: OpenDraft): boolean {
  return definition.pages.some(one => one.fields.some(field => field.kind === 'declaration'));
}

/** What is missing, each line leading to its place. */
function Missing({ open, refused }: { open: OpenDraft; refused: FormState['errors'] }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const { draft, form, slots } = open;
  const pageNames = new Map(form.pages.map(one => [one.key, inLocale(one.page.name ?? one.page.title, locale)]));
  const lines = [
    ...form.errors.map(error => ({
      key: `${error.path} ${error.code}`,
      href: `/apply/${draft.id}/${error.page}?check=1#f-${error.path.replace(/[^\w-]+/g, '-')}`,
      text: t('page', { page: pageNames.get(error.page) ?? '', message: locale === 'en' ? error.en : error.zh }),
    })),
    // Found only when it was filed: the licence that it names was ended, say, or is in another application.
    ...refused.flatMap(({ field, message }) => {
      const at = pageOf(open, field);
      const href = `/apply/${draft.id}/${at}?check=1#f-${field.replace(/[^\w-]+/g, '-')}`;
      return at ? [{ key: `refused ${field}`, href, text: t('page', { page: pageNames.get(at) ?? '', message }) }] : [];
    }),
    ...slots
      .filter(slot => !slot.satisfied)
      .map(slot => ({
        key: slot.slot,
        href: `/apply/${draft.id}/materials`,
        text: t('notIn', { name: inLocale(slot.name, locale) }),
      })),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="ow-error-summary" role="alert" tabIndex={-1} data-focus="">
      <h2>{t('missing', { n: lines.length })}</h2>
      <ul>
        {lines.map(line => (
          <li key={line.key}>
            <Link href={line.href}>{line.text}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function materialLines(slots: readonly MaterialSlot[], draftId: string, locale: 'zh' | 'en'): SummaryItem[] {
  const t = messages(locale);
  const changeHref = `/apply/${draftId}/materials`;
  const name = (slot: MaterialSlot) => inLocale(slot.name, locale);
  const held = slots.filter(slot => slot.held && !slot.disputed);
  const handedIn = slots.filter(slot => !held.includes(slot) && slot.files.length > 0);
  const absent = slots.filter(slot => !held.includes(slot) && slot.files.length === 0 && slot.required);
  const pagesOf = (slot: MaterialSlot) => slot.files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
  const lines = (chosen: readonly MaterialSlot[], word: (slot: MaterialSlot) => string) =>
    chosen.map(slot => <p key={slot.slot}>{word(slot)}</p>);
  const items: SummaryItem[] = [];
  if (handedIn.length > 0) {
    const value = lines(handedIn, slot => {
      const pages = pagesOf(slot);
      return pages > 0 ? `${name(slot)}${t('pages', { n: pages })}` : name(slot);
    });
    items.push({ label: t('own', { n: handedIn.length }), value, changeHref });
  }
  if (held.length > 0)
    items.push({ label: t('held', { n: held.length }), value: lines(held, name), disputeHref: changeHref });
  for (const slot of absent.filter(one => !one.deferrable))
    items.push({ label: name(slot), value: t('noFile'), changeHref });
  const deferred = absent.filter(slot => slot.deferrable);
  if (deferred.length > 0)
    items.push({ label: t('later', { n: deferred.length }), value: lines(deferred, name), changeHref });
  return items;
}

function deliveryOf(body: URLSearchParams) {
  const method = body.get('delivery');
  const address = body.get('address')?.trim().slice(0, 300);
  return {
    method: (['window', 'post'] as const).find(one => one === method) ?? ('electronic' as const),
    ...(address && { address }),
  };
}

async function submit(context: ActionContext<{ id: string }>) {
  const { db, services, actor, params, body, locale } = context;
  const open = await openDraft(context, params.id);
  // A second press finds it submitted and shows the same receipt.
  if ('kind' in open) return open;
  const delivery = deliveryOf(body);
  try {
    await saveAnswers(db, services, actor, { id: params.id, delivery });
    if (!declaresInForm(open) && body.get('true') !== 'true')
      return invalid([{ field: 'true', message: messages(locale)('declareFirst') }]);
    requireAddress(delivery);
    const { queryCode } = await submitApplication(db, services, actor, { id: params.id });
    return redirect(`/matters/${queryCode}/receipt`);
  } catch (error) {
    if (isAppError(error) && error.code === 'cases.draftNotFound') {
      // Filed from another window in this very moment: the same receipt, and no word of a draft that is gone.
      const now = await openDraft(context, params.id);
      if ('kind' in now) return now;
    }
    // What is missing is listed by the page itself, each thing with its place.
    if (isAppError(error) && error.code === 'cases.incomplete') {
      const known = new Set(open.form.errors.map(one => one.path));
      const refused = (error.fields ?? [])
        .filter(one => one.path.startsWith('/form/') && !known.has(keyOf(one.path)))
        .map(one => ({ field: keyOf(one.path), message: one[locale] }));
      return invalid(refused, { message: error[locale] });
    }
    throw error;
  }
}

async function keep({ db, services, actor, params, body, locale }: ActionContext<{ id: string }>) {
  const draft = await saveAnswers(db, services, actor, { id: params.id, delivery: deliveryOf(body) });
  const text = messages(locale)('keptAsDraft', { time: formatTime(draft.savedAt) });
  return redirect('/mine/drafts', { kind: 'done', text });
}
