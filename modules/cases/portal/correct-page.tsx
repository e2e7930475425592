import {
  type CorrectionSlot,
  correctCase,
  materialPurpose,
  type OpenCorrection,
  openCorrection,
  readCorrection,
  resubmitCase,
  stageCorrectionFile,
  unstageCorrectionFile,
} from '@onewindow/cases';
import { documentKinds } from '@onewindow/files';
import { inLocale } from '@onewindow/forms/evaluator';
import { FormPageFields } from '@onewindow/forms/renderer';
import { defineMessages, formatDate } from '@onewindow/i18n';
import {
  type ActionContext,
  Actions,
  Button,
  Callout,
  ErrorSummary,
  ErrorText,
  Form,
  type FormState,
  fieldId,
  invalid,
  Link,
  MaterialUpload,
  PageHead,
  page,
  redirect,
  UploadList,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { accepted } from './apply-materials.tsx';
import { openCase } from './case-page.tsx';

const messages = defineMessages({
  zh: {
    title: '补正',
    titleReturned: '修改后重新提交',
    head: '要补 {n} 样，最迟 {due}',
    lead: '{body}一次说全了，补完不会再要别的。补好交上去，{body}重新数 5 个工作日给您答复。',
    leadReturned: '{body}还没有收件，先退回给您。改好再交，以前填的和交的都还在。',
    notice: '补正告知书（PDF）',
    reason: '退回的理由',
    materials: '要交的材料',
    answers: '要改的内容',
    others: '还要注意',
    submit: '补好了，交上去',
    resubmit: '改好了，重新提交',
    submitting: '正在提交…',
    back: '先不交，回进度页',
    kept: '传上来的文件先替您留着，没交之前可以拿回、可以换台设备接着补。',
    missing: '还没交：{name}',
    done: '补正交上去了，{body}会在 5 个工作日内答复。您现在不用做什么。',
    resubmitted: '已重新提交，{body}会在 5 个工作日内答复。',
    mine: '我的',
    optional: '不用换的，留空就行。',
  },
  en: {
    title: 'Correct',
    titleReturned: 'Change it and send it again',
    head: '{n} {n|thing|things} to correct by {due}',
    lead: '{body} has told you everything at once; nothing else will be asked. After you hand it in, {body} answers within 5 working days.',
    leadReturned:
      '{body} has not received it yet and returned it first. Change it and send it again; all you entered is kept.',
    notice: 'Notice of what to correct (PDF)',
    reason: 'Why it was returned',
    materials: 'Materials to hand in',
    answers: 'Answers to change',
    others: 'Please also note',
    submit: 'Hand it in',
    resubmit: 'Send it again',
    submitting: 'Sending…',
    back: 'Not now, back to the progress',
    kept: 'Files you upload are kept for you; until you hand them in you may take them back or go on with another device.',
    missing: 'Not yet handed in: {name}',
    done: 'Handed in. {body} answers within 5 working days; you need not do anything now.',
    resubmitted: 'Sent again. {body} answers within 5 working days.',
    mine: 'Mine',
    optional: 'Leave empty what need not be exchanged.',
  },
});

interface Data {
  open: OpenCorrection;
}

/** 补正: everything that was told, each with the place to put it right; handed in with one button. */
export const correctPage = page({
  path: '/cases/:queryCode/correct',
  access: 'signedIn',
  verb: 'mine',
  title: (data: Data, locale) => messages(locale)(data.open.returned ? 'titleReturned' : 'title'),
  breadcrumbs: (data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: data.open.details.row.itemName, href: `/cases/${data.open.details.row.queryCode}` },
  ],
  files: { accept: documentKinds, maxBytes: 50 * 1024 * 1024, maxFiles: 40 },
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const details = await openCase(context, context.params.queryCode);
    const { row } = details;
    if (row.state !== 'correctionRequested' && row.state !== 'returned') return redirect(`/cases/${row.queryCode}`);
    return { open: { ...(await openCorrection(context.db, context.services, context.actor, row.id)), details } };
  },
  actions: {
    default: context => handIn(context, true),
    upload: context => handIn(context, false),
    async remove({ db, services, actor, locale, params, argument }) {
      const { row } = await openCase({ db, services, actor, locale }, params.queryCode);
      await unstageCorrectionFile(db, services, actor, { caseId: row.id, materialId: argument });
      return redirect(`/cases/${row.queryCode}/correct`);
    },
  },
  View({ data, form }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const { open } = data as Data;
    const { details, items, returned, slots } = open;
    const { row, correction } = details;
    const read = readCorrection(open, { posted: form?.values, today });
    const body = row.organisationName;
    const due = correction ? formatDate(locale, correction.dueOn, { today, weekday: true }) : '';
    const others = items.filter(item => item.kind === 'other');
    const reason = details.events.findLast(event => event.type === 'cases.returned')?.data.reason;
    return (
      <div className="ow-reading">
        {!read?.editing && <ErrorSummary form={form} />}
        <PageHead
          kicker={row.itemName}
          title={returned ? t('titleReturned') : t('head', { n: items.length, due })}
          lead={returned ? t('leadReturned', { body }) : t('lead', { body })}
        />
        {returned && reason !== undefined && <Callout title={t('reason')}>{String(reason)}</Callout>}
        {correction?.documentId && !returned && (
          <p>
            <Link href={`/api/documents/${correction.documentId}/pdf`}>{t('notice')}</Link>
          </p>
        )}
        <Form multipart>
          <button type="submit" className="ow-form-unseen" tabIndex={-1} aria-hidden="true" />
          {slots.length > 0 && (
            <>
              <h2 className="ow-group-title">{t('materials')}</h2>
              {returned && <p className="ow-note">{t('optional')}</p>}
              <UploadList>
                {slots.map(slot => (
                  <Slot key={slot.slot} slot={slot} caseId={row.id} form={form} />
                ))}
              </UploadList>
            </>
          )}
          {read && (
            <>
              <h2 className="ow-group-title">{t('answers')}</h2>
              {items
                .filter(item => item.kind === 'answer')
                .map(item => (
                  <Callout key={item.target} title={item.label}>
                    <p>{item.what}</p>
                  </Callout>
                ))}
              {read.pages.map(one => (
                <section key={one.key}>
                  {returned && <h3 className="ow-row-title">{inLocale(one.page.name ?? one.page.title, locale)}</h3>}
                  <FormPageFields
                    page={one}
                    locale={locale}
                    lookups={open.lookups}
                    headingLevel={3}
                    showErrors={form && !read.editing ? 'all' : 'wrong'}
                  />
                </section>
              ))}
            </>
          )}
          {others.map(item => (
            <Callout key={item.label} title={item.label}>
              <p>{item.what}</p>
            </Callout>
          ))}
          <Actions>
            <Button busy={t('submitting')}>{returned ? t('resubmit') : t('submit')}</Button>
            <Button kind="link" href={`/cases/${row.queryCode}`}>
              {t('back')}
            </Button>
          </Actions>
          {slots.length > 0 && <p className="ow-note">{t('kept')}</p>}
        </Form>
      </div>
    );
  },
});

function Slot({
  slot,
  caseId,
  form,
}: {
  slot: CorrectionSlot;
  caseId: string;
  form: FormState | undefined;
}): ReactNode {
  const { locale } = usePortal();
  const field = `file.${slot.slot}`;
  const error = form?.errors.find(one => one.field === field);
  return (
    <>
      <div className="ow-correction-what" id={fieldId(field)}>
        {error && <ErrorText>{error.message}</ErrorText>}
        {slot.what && <p>{slot.what}</p>}
      </div>
      <MaterialUpload
        field={field}
        material={inLocale(slot.name, locale)}
        files={slot.files.map(file => ({
          id: file.id,
          name: file.name,
          bytes: file.bytes ?? 0,
          pages: file.pages,
          ...(file.fileId && { href: `/api/files/${file.fileId}` }),
        }))}
        purpose={materialPurpose.name}
        accept={accepted}
        multiple
        attach={{ url: `/api/cases/${caseId}/correction-files`, body: { slot: slot.slot } }}
      />
    </>
  );
}

async function handIn(context: ActionContext<{ queryCode: string }>, submit: boolean) {
  const { db, services, actor, params, body, files, refusedFiles, locale, today } = context;
  const t = messages(locale);
  const { row } = await openCase(context, params.queryCode);
  for (const { field, file } of files) {
    const slot = field.replace(/^file\./, '');
    await stageCorrectionFile(db, services, actor, { caseId: row.id, slot, fileId: file.id, name: file.name });
  }
  if (refusedFiles.length > 0)
    return invalid(refusedFiles.map(({ field, error }) => ({ field, message: error[locale] })));
  const open = await openCorrection(db, services, actor, row.id);
  const read = readCorrection(open, { posted: body, today });
  // Adding a person or uploading one file draws the page again with everything that was typed.
  if (!submit || read?.editing) return invalid([], { status: 200 });
  const errors = [
    ...open.slots
      .filter(slot => slot.asked && slot.files.length === 0)
      .map(slot => ({ field: `file.${slot.slot}`, message: t('missing', { name: inLocale(slot.name, locale) }) })),
    ...(read?.pages ?? []).flatMap(one => one.errors.map(error => ({ field: error.path, message: error[locale] }))),
  ];
  if (errors.length > 0) return invalid(errors);
  const form = read?.changed ?? {};
  const change = open.returned ? resubmitCase : correctCase;
  await change(db, services, actor, { caseId: row.id, form });
  const text = t(open.returned ? 'resubmitted' : 'done', { body: row.organisationName });
  return redirect(`/cases/${row.queryCode}`, { kind: 'done', text });
}
