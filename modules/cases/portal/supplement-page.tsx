import {
  type CaseDetails,
  handInSupplement,
  listStagedSupplement,
  materialPurpose,
  mayGive,
  stageSupplementFile,
  unstageSupplementFile,
} from '@onewindow/cases';
import { documentKinds } from '@onewindow/files';
import { defineMessages } from '@onewindow/i18n';
import {
  type ActionContext,
  Actions,
  Button,
  Callout,
  ErrorSummary,
  ErrorText,
  Form,
  fieldId,
  invalid,
  MaterialUpload,
  PageHead,
  page,
  redirect,
  TextField,
  UploadList,
  usePortal,
} from '@onewindow/portal-kit';
import { accepted } from './apply-materials.tsx';
import { openCase } from './case-page.tsx';

const messages = defineMessages({
  zh: {
    title: '补充材料',
    head: '给“{item}”补充材料',
    lead: '{body}没有要求您补。您觉得有用的，决定以前都可以自己补充。',
    what: '补充之前',
    one: '这是您自愿补充，不是补正：时限照样走，不停也不重新算。',
    two: '原来交的材料不变，补充的放在旁边，承办的人会收到提醒。',
    three: '交上去就拿不回来了；每件最多补充 20 个文件，每个不超过 50 MB。',
    name: '补充的是什么材料',
    nameHint: '比如：消防验收意见书',
    files: '文件',
    paper: '扫描件、照片或者文件',
    submit: '交上去',
    submitting: '正在交…',
    back: '不补充，回进度页',
    kept: '上传的文件先给您存着，按“交上去”部门才看得到。',
    done: '补充的材料交上去了，承办的人会看到。',
    mine: '我的',
  },
  en: {
    title: 'Supplement',
    head: 'Supplement “{item}”',
    lead: '{body} has not asked for anything. Until the decision you may add what you think is useful.',
    what: 'Before you do',
    one: 'You add this of your own accord; it is no correction, and the clock goes on as it is.',
    two: 'What you handed in stays; this is put beside it, and whoever handles the case is told.',
    three: 'It cannot be taken back once handed in. A case takes 20 supplemented files at most, each of 50 MB or less.',
    name: 'What it is',
    nameHint: 'For example: fire inspection report',
    files: 'Files',
    paper: 'Scans, photographs or files',
    submit: 'Hand it in',
    submitting: 'Sending…',
    back: 'Nothing to add, back to the progress',
    kept: 'Files you upload are kept for you; the body sees them once you hand them in.',
    done: 'Handed in; whoever handles the case will see it.',
    mine: 'Mine',
  },
});

interface Data {
  details: CaseDetails;
  staged: Awaited<ReturnType<typeof listStagedSupplement>>;
}

/** 补充材料: of the applicant's own accord, until the decision; says that no clock moves. */
export const supplementPage = page({
  path: '/cases/:queryCode/supplement',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '补充材料', en: 'Supplement' },
  breadcrumbs: (data: Data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: data.details.row.itemName, href: `/cases/${data.details.row.queryCode}` },
  ],
  files: { accept: documentKinds, maxBytes: 50 * 1024 * 1024, maxFiles: 20 },
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const details = await openCase(context, context.params.queryCode);
    if (!mayGive('supplement', details.row.state)) return redirect(`/cases/${details.row.queryCode}`);
    return { details, staged: await listStagedSupplement(context.db, details.row.id) };
  },
  actions: {
    default: context => handIn(context, true),
    upload: context => handIn(context, false),
    async remove({ db, services, actor, locale, params, argument }) {
      const { row } = await openCase({ db, services, actor, locale }, params.queryCode);
      await unstageSupplementFile(db, services, actor, { caseId: row.id, materialId: argument });
      return redirect(`/cases/${row.queryCode}/supplement`);
    },
  },
  View({ data, form }) {
    const t = messages(usePortal().locale);
    const { details, staged } = data as Data;
    const { row } = details;
    const error = form?.errors.find(one => one.field === 'files');
    return (
      <div className="ow-reading">
        <ErrorSummary form={form} labels={{ title: t('name'), files: t('files') }} />
        <PageHead
          kicker={row.itemName}
          title={t('head', { item: row.itemName })}
          lead={t('lead', { body: row.organisationName })}
        />
        <Callout title={t('what')}>
          <ul>
            <li>{t('one')}</li>
            <li>{t('two')}</li>
            <li>{t('three')}</li>
          </ul>
        </Callout>
        <Form multipart>
          <button type="submit" className="ow-form-unseen" tabIndex={-1} aria-hidden="true" />
          <TextField
            name="title"
            label={t('name')}
            hint={t('nameHint')}
            maxLength={100}
            errors={form?.errors ?? []}
            value={form?.values.get('title') ?? ''}
          />
          <h2 className="ow-group-title">{t('files')}</h2>
          <div id={fieldId('files')}>{error && <ErrorText>{error.message}</ErrorText>}</div>
          <UploadList>
            <MaterialUpload
              field="files"
              material={t('paper')}
              files={staged.map(file => ({
                id: file.id,
                name: file.name,
                bytes: file.bytes ?? 0,
                pages: file.pages,
                ...(file.fileId && { href: `/api/files/${file.fileId}` }),
              }))}
              purpose={materialPurpose.name}
              accept={accepted}
              multiple
              attach={{ url: `/api/cases/${row.id}/supplement-files`, body: { slot: 'supplement' } }}
            />
          </UploadList>
          <Actions>
            <Button busy={t('submitting')}>{t('submit')}</Button>
            <Button kind="link" href={`/cases/${row.queryCode}`}>
              {t('back')}
            </Button>
          </Actions>
          <p className="ow-note">{t('kept')}</p>
        </Form>
      </div>
    );
  },
});

async function handIn(context: ActionContext<{ queryCode: string }>, submit: boolean) {
  const { db, services, actor, params, body, files, refusedFiles, locale } = context;
  const { row } = await openCase(context, params.queryCode);
  for (const { file } of files)
    await stageSupplementFile(db, services, actor, { caseId: row.id, fileId: file.id, name: file.name });
  if (refusedFiles.length > 0)
    return invalid(refusedFiles.map(({ error }) => ({ field: 'files', message: error[locale] })));
  if (!submit) return invalid([], { status: 200 });
  await handInSupplement(db, services, actor, { caseId: row.id, title: body.get('title') ?? '' });
  return redirect(`/cases/${row.queryCode}`, { kind: 'done', text: messages(locale)('done') });
}
