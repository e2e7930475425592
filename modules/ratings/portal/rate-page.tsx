import { caseErrors, findCaseFacts, findCaseId, namedIn } from '@onewindow/cases';
import { localDateOf } from '@onewindow/clock';
import { checkQueryCode, formatQueryCode } from '@onewindow/codes';
import { defineMessages, formatDate } from '@onewindow/i18n';
import {
  Actions,
  Button,
  Callout,
  ChoiceField,
  Empty,
  ErrorSummary,
  Form,
  invalid,
  type PageContext,
  PageHead,
  page,
  Row,
  Rows,
  redirect,
  Section,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import { listContacts, type RatedContact, rateCase } from '@onewindow/ratings';
import { isBad, ratingTags, satisfactionLevels } from '@onewindow/ratings/contract';

const messages = defineMessages({
  zh: {
    title: '评价',
    mine: '我的',
    head: '这次办得怎么样？',
    lead: '{body}办的“{item}”。自愿评价，说好说坏都不影响您办事。',
    contact: '评哪一次',
    visit: '{date}到窗口，{staff}接待',
    handling: '整件事的办理',
    level: '满意吗',
    tags: '因为（可选多项）',
    text: '想说什么',
    textHint: '请不要写身份证号和手机号，写了也会自动遮住',
    submit: '交上评价',
    chooseLevel: '请选一个满意程度',
    thanks: '谢谢，评价收到了',
    thanksText: '您的评价会计入部门和事项的公开满意度。',
    badText:
      '很抱歉没让您满意。5 个工作日内会有人打电话向您核实，能改的马上改，并告诉您结果。这次评价不会影响您以后办事。',
    done: '评过的',
    notYet: '现在还没有可以评的服务',
    notYetText: '到窗口办过，或者整件事办完以后，就可以在这里评。',
    track: '看办理进度',
    more: '还有一次服务可以评',
  },
  en: {
    title: 'Rate',
    mine: 'Mine',
    head: 'How was it?',
    lead: '“{item}”, handled by {body}. Rating is voluntary and never affects your matters.',
    contact: 'Which contact',
    visit: 'At the window on {date}, served by {staff}',
    handling: 'The handling as a whole',
    level: 'Are you satisfied?',
    tags: 'Because (several if you like)',
    text: 'Anything to add',
    textHint: 'Please write no ID or telephone numbers; they are masked anyway',
    submit: 'Send',
    chooseLevel: 'Please choose how satisfied you are',
    thanks: 'Thank you, we have received it',
    thanksText: 'It counts in the public figures of the body and the item.',
    badText:
      'We are sorry. Somebody calls you within 5 working days, puts right what can be put right, and tells you the result. Your rating never affects your matters.',
    done: 'Rated',
    notYet: 'There is nothing to rate yet',
    notYetText: 'After a visit at the window, or once the matter is over, you can rate it here.',
    track: 'See the progress',
    more: 'One more contact can be rated',
  },
});

interface Data {
  queryCode: string;
  itemName: string;
  organisationName: string;
  contacts: RatedContact[];
  thanks: { bad: boolean } | undefined;
}

/** 好差评: five levels, one for each contact; a bad one says what happens next. */
export const ratePage = page({
  path: '/rate/:queryCode',
  access: 'signedIn',
  verb: 'rate',
  title: { zh: '评价', en: 'Rate' },
  breadcrumbs: (data: Data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: data.itemName, href: `/cases/${data.queryCode}` },
  ],
  async load(context): Promise<Data> {
    const { caseId, queryCode } = await caseOf(context, context.params.queryCode);
    const contacts = await listContacts(context.db, context.actor, caseId);
    const found = await findCaseFacts(context.db, [caseId]);
    const [facts] = await namedIn(context.db, context.locale, [...found.values()]);
    const thanks = context.query.get('thanks');
    return {
      queryCode,
      itemName: facts?.itemName ?? '',
      organisationName: facts?.organisationName ?? '',
      contacts,
      thanks: thanks ? { bad: isBad(Number(thanks)) } : undefined,
    };
  },
  actions: {
    async default(context) {
      const { db, services, actor, params, body, locale } = context;
      const { caseId, queryCode } = await caseOf(context, params.queryCode);
      const satisfaction = Number(body.get('satisfaction'));
      if (!satisfactionLevels.some(level => level.code === satisfaction))
        return invalid([{ field: 'satisfaction', message: messages(locale)('chooseLevel') }]);
      const contact = Number(body.get('contact'));
      const rated = await rateCase(db, services, actor, {
        caseId,
        satisfaction,
        tags: body.getAll('tags'),
        text: (body.get('text') ?? '').slice(0, 500),
        ...(contact > 0 && { contact }),
      });
      return redirect(`/rate/${queryCode}?thanks=${rated.satisfaction}`);
    },
  },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { queryCode, itemName, organisationName, contacts, thanks } = data as Data;
    const open = contacts.filter(contact => contact.rating === null);
    const rated = contacts.filter(contact => contact.rating !== null);
    const label = (contact: RatedContact) =>
      contact.kind === 'handling'
        ? t('handling')
        : t('visit', { date: formatDate(locale, localDateOf(contact.at)), staff: contact.staffName ?? '' });
    const errors = form?.errors ?? [];
    const kinds = new Set(open.map(contact => contact.kind));
    const tags = ratingTags.filter(tag => tag.contact === 'both' || kinds.has(tag.contact));
    return (
      <div className="ow-reading">
        {thanks && (
          <>
            <PageHead kicker={`${formatQueryCode(queryCode)}　${itemName}`} title={t('thanks')} />
            <Callout kind={thanks.bad ? 'ink' : 'jade'}>
              <p>{thanks.bad ? t('badText') : t('thanksText')}</p>
            </Callout>
          </>
        )}
        <ErrorSummary form={form} labels={{ satisfaction: t('level') }} />
        {!thanks && (
          <PageHead
            kicker={`${formatQueryCode(queryCode)}　${itemName}`}
            title={t('head')}
            lead={t('lead', { body: organisationName, item: itemName })}
          />
        )}
        {thanks && open.length > 0 && <h2>{t('more')}</h2>}
        {open.length > 0 && (
          <Form action={undefined}>
            {open.length > 1 ? (
              <ChoiceField
                name="contact"
                label={t('contact')}
                values={[form?.values.get('contact') ?? String(open.at(-1)?.number ?? '')]}
                options={open.map(contact => ({ value: String(contact.number), label: label(contact) }))}
              />
            ) : (
              <input type="hidden" name="contact" value={open[0]?.number} />
            )}
            <ChoiceField
              name="satisfaction"
              label={t('level')}
              errors={errors}
              values={form?.values.getAll('satisfaction') ?? []}
              options={satisfactionLevels.map(level => ({ value: String(level.code), label: level[locale] }))}
            />
            <ChoiceField
              name="tags"
              type="checkbox"
              label={t('tags')}
              values={form?.values.getAll('tags') ?? []}
              options={tags.map(tag => ({ value: tag.code, label: tag[locale] }))}
            />
            <TextField
              name="text"
              label={t('text')}
              hint={t('textHint')}
              optional
              rows={4}
              maxLength={500}
              value={form?.values.get('text') ?? ''}
            />
            <Actions>
              <Button>{t('submit')}</Button>
            </Actions>
          </Form>
        )}
        {contacts.length === 0 && (
          <Empty
            title={t('notYet')}
            action={
              <Button kind="outline" size="row" href={`/cases/${queryCode}`}>
                {t('track')}
              </Button>
            }
          >
            {t('notYetText')}
          </Empty>
        )}
        {rated.length > 0 && (
          <Section title={t('done')} ruled>
            <Rows>
              {rated.map(contact => (
                <Row
                  key={contact.number}
                  title={label(contact)}
                  {...(contact.rating?.text && { text: contact.rating.text })}
                  aside={satisfactionLevels.find(level => level.code === contact.rating?.satisfaction)?.[locale]}
                />
              ))}
            </Rows>
          </Section>
        )}
      </div>
    );
  },
});

async function caseOf(
  { db }: PageContext<Record<never, never>>,
  text: string,
): Promise<{ caseId: string; queryCode: string }> {
  const code = checkQueryCode(text);
  const caseId = code.ok ? await findCaseId(db, code.value) : undefined;
  if (!caseId || !code.ok) throw caseErrors.notFound();
  return { caseId, queryCode: code.value };
}
