import { attachMaterial, type MaterialSlot, materialPurpose, removeMaterial, saveAnswers } from '@onewindow/cases';
import { documentKinds } from '@onewindow/files';
import { inLocale } from '@onewindow/forms/evaluator';
import { defineMessages } from '@onewindow/i18n';
import {
  type ActionContext,
  Actions,
  Button,
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
  UploadRow,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { ApplyFrame, applyMessages, neighbour, type OpenDraft, openDraft } from './apply-frame.tsx';

export const accepted = '.pdf,.jpg,.jpeg,.png,.ofd';

const messages = defineMessages({
  zh: {
    title: '上传材料',
    lead: '{all} 份里有 {held} 份平台已有，您交 {own} 份。支持 PDF、JPG、PNG、OFD，每份不超过 50 MB。',
    leadAllOwn: '一共 {own} 份。支持 PDF、JPG、PNG、OFD，每份不超过 50 MB。',
    leadAllHeld: '{held} 份材料平台都已有，您不用交。看一眼对不对，就可以继续。',
    own: '您要交的',
    held: '平台已有，不用交',
    look: '看一看',
    dispute: '不对？',
    restore: '还用平台的',
    disputed: '您说平台的这份不对，请交您自己的一份',
    optional: '没有可以不交。',
    deferrable: '可以先提交，之后再补（容缺）。',
    running: '正在上传的可以边传边往下走，提交前传完就行。',
    next: '继续',
    removed: '已移除',
    sample: '样例：{text}',
  },
  en: {
    title: 'Upload the materials',
    lead: 'Of {all} materials we already hold {held}; {own} are yours to hand in. PDF, JPG, PNG or OFD, at most 50 MB each.',
    leadAllOwn: '{own} in all. PDF, JPG, PNG or OFD, at most 50 MB each.',
    leadAllHeld:
      'We hold all {held} materials already; nothing is needed from you. Look whether they are right and go on.',
    own: 'Yours to hand in',
    held: 'Already held, not needed',
    look: 'View',
    dispute: 'Not right?',
    restore: 'Use ours after all',
    disputed: 'You said that ours is not right; please hand in your own',
    optional: 'May be left out.',
    deferrable: 'May follow after you have filed.',
    running: 'You may go on while a file is still being sent; it must arrive before you file.',
    next: 'Continue',
    removed: 'Removed',
    sample: 'Sample: {text}',
  },
});

interface Data {
  open: OpenDraft;
}

/** 材料: what she hands in, file by file, and what the platform holds and never asks for. */
export const materialsPage = page({
  path: '/apply/:id/materials',
  access: 'signedIn',
  verb: 'apply',
  title: { zh: '上传材料', en: 'Upload the materials' },
  files: { accept: documentKinds, maxBytes: 50 * 1024 * 1024, maxFiles: 40 },
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const open = await openDraft(context, context.params.id);
    if ('kind' in open) return open;
    if (open.slots.length === 0) return redirect(`/apply/${open.draft.id}/check`);
    return { open };
  },
  actions: {
    default: context => takeFiles(context, true),
    upload: context => takeFiles(context, false),
    async remove({ db, services, actor, params, argument, locale }) {
      await removeMaterial(db, services, actor, { applicationId: params.id, materialId: argument });
      return redirect(`/apply/${params.id}/materials`, { kind: 'done', text: messages(locale)('removed') });
    },
    async dispute({ db, services, actor, params, argument }) {
      await saveAnswers(db, services, actor, {
        id: params.id,
        disputes: { [`material.${argument}`]: '申请人认为不对' },
      });
      return redirect(`/apply/${params.id}/materials#${fieldId(`file.${argument}`)}`);
    },
    async restore({ db, services, actor, params, argument }) {
      await saveAnswers(db, services, actor, { id: params.id, disputes: { [`material.${argument}`]: null } });
      return redirect(`/apply/${params.id}/materials`);
    },
  },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { open } = data as Data;
    const { draft, slots } = open;
    const held = slots.filter(slot => slot.held && !slot.disputed);
    const own = slots.filter(slot => !slot.held || slot.disputed);
    const counts = { all: slots.length, held: held.length, own: own.length };
    const lead =
      own.length === 0 ? t('leadAllHeld', counts) : held.length === 0 ? t('leadAllOwn', counts) : t('lead', counts);
    const back = neighbour(open, 'materials', -1);
    return (
      <ApplyFrame open={open} current="materials">
        <ErrorSummary
          form={form}
          labels={Object.fromEntries(slots.map(slot => [`file.${slot.slot}`, inLocale(slot.name, locale)]))}
        />
        <PageHead title={t('title')} lead={lead} />
        <Form multipart>
          {/* Enter must go on and not remove something. */}
          <button type="submit" className="ow-form-unseen" tabIndex={-1} aria-hidden="true" />
          {own.length > 0 && (
            <>
              <h2 className="ow-group-title">{t('own')}</h2>
              <UploadList>
                {own.map(slot => (
                  <OwnSlot key={slot.slot} slot={slot} draftId={draft.id} form={form} />
                ))}
              </UploadList>
            </>
          )}
          {held.length > 0 && (
            <>
              <h2 className="ow-group-title">{t('held')}</h2>
              <UploadList held>
                {held.map(slot => (
                  <HeldSlot key={slot.slot} slot={slot} />
                ))}
              </UploadList>
            </>
          )}
          <Actions>
            <Button>{t('next')}</Button>
            {back && (
              <Button kind="link" href={back}>
                {applyMessages(locale)('back')}
              </Button>
            )}
          </Actions>
          {own.length > 0 && <p className="ow-note">{t('running')}</p>}
        </Form>
      </ApplyFrame>
    );
  },
});

function OwnSlot({
  slot,
  draftId,
  form,
}: {
  slot: MaterialSlot;
  draftId: string;
  form: FormState | undefined;
}): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const explanation = [
    slot.disputed ? t('disputed') : '',
    slot.hint ? inLocale(slot.hint, locale) : '',
    slot.sample ? t('sample', { text: inLocale(slot.sample, locale) }) : '',
    slot.deferrable ? t('deferrable') : slot.required ? '' : t('optional'),
  ]
    .filter(Boolean)
    .join(locale === 'zh' ? '' : ' ');
  const field = `file.${slot.slot}`;
  const error = form?.errors.find(one => one.field === field);
  return (
    <>
      {error && (
        <div id={fieldId(field)}>
          <ErrorText>{error.message}</ErrorText>
        </div>
      )}
      <MaterialUpload
        field={field}
        material={inLocale(slot.name, locale)}
        {...(explanation && { explanation })}
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
        attach={{ url: `/api/applications/${draftId}/materials`, body: { slot: slot.slot } }}
      />
      {slot.disputed && (
        <div>
          <button className="ow-link ow-button-link" type="submit" name="_action" value={`restore:${slot.slot}`}>
            {t('restore')}
            <span className="ow-hidden"> {inLocale(slot.name, locale)}</span>
          </button>
        </div>
      )}
    </>
  );
}

function HeldSlot({ slot }: { slot: MaterialSlot }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const name = inLocale(slot.name, locale);
  return (
    <UploadRow
      name={name}
      state="held"
      source={slot.held?.note[locale]}
      actions={
        <>
          {slot.held?.licenceId && (
            <Link href={`/api/licences/${slot.held.licenceId}/pdf`} hint={name}>
              {t('look')}
            </Link>
          )}
          <button className="ow-link ow-button-link" type="submit" name="_action" value={`dispute:${slot.slot}`}>
            {t('dispute')}
            <span className="ow-hidden"> {name}</span>
          </button>
        </>
      }
    />
  );
}

/** Files of a form without script go into their slots; refused ones are told beside theirs. */
async function takeFiles(context: ActionContext<{ id: string }>, goOn: boolean) {
  const { db, services, actor, params, files, refusedFiles, locale } = context;
  for (const { field, file } of files) {
    const slot = field.replace(/^file\./, '');
    await attachMaterial(db, services, actor, { applicationId: params.id, slot, fileId: file.id, name: file.name });
  }
  if (refusedFiles.length > 0)
    return invalid(refusedFiles.map(({ field, error }) => ({ field, message: error[locale] })));
  if (goOn) return redirect(`/apply/${params.id}/check`);
  return redirect(`/apply/${params.id}/materials`);
}
