import {
  AppLink,
  api,
  apiPath,
  EmptyState,
  Facts,
  type Material,
  MaterialPicker,
  MaterialPreview,
  Panel,
  ProcessView,
  Skeleton,
  Tag,
  useDates,
  useHotkeys,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseReply, type TaskAction, taskActionNames } from '../src/contract.ts';
import { outcomeNames, stateNames } from '../src/states.ts';
import { sourceNames } from './case-words.ts';
import { answerName } from './team/team-words.ts';

const messages = defineMessages({
  zh: {
    noMaterials: '没有材料',
    noOpinions: '还没有意见',
    noDocuments: '还没有出文书',
    noRelated: '这件事只有这一个办件',
    noProcess: '受理以后才有流程',
    where: '走到哪一步',
    look: '看材料 {name}',
    internal: '内部',
    supplemented: '申请人自愿补充，{at}，{by}。不是要求的材料，不影响时限。',
    supplement: '自愿补充',
    held: '由平台取得，不用申请人提交',
    disputed: '申请人说不对：{reason}',
    empty: '没有填',
    proposes: '受托，建议：{what}',
  },
  en: {
    noMaterials: 'No materials',
    noOpinions: 'No opinions yet',
    noDocuments: 'No documents yet',
    noRelated: 'This matter has this one case',
    noProcess: 'The process begins when the case is accepted',
    where: 'Where it stands',
    look: 'Look at {name}',
    internal: 'internal',
    supplemented:
      'Supplemented by the applicant of her own accord, {at}, {by}. It was not asked for and moves no clock.',
    supplement: 'supplemented',
    held: 'Taken by the platform; the applicant hands nothing in',
    disputed: 'The applicant says it is wrong: {reason}',
    empty: 'not answered',
    proposes: 'as a delegate, proposes: {what}',
  },
});

type TabProps = { reply: CaseReply };

/** Materials, previewed in place; the keys 1 to 9 go from one to another. */
export function MaterialsTab({ reply }: TabProps) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  const materials: (Material & { note: string | null })[] = reply.materials.map(material => ({
    key: material.id,
    name: material.material
      ? say({ zh: material.material.zh, en: material.material.en ?? material.material.zh })
      : material.name.replace(/\.(pdf|png|jpe?g|ofd)$/i, ''),
    origin: material.supplementedAt
      ? `${t('supplement')} ${say(sourceNames[material.source] ?? material.source)}`
      : say(sourceNames[material.source] ?? material.source),
    trust: material.trustLevel as Material['trust'],
    href: material.fileId
      ? `/api/files/${material.fileId}`
      : material.licenceId
        ? `/api/licences/${material.licenceId}/pdf`
        : undefined,
    mediaType: material.mediaType ?? (material.licenceId ? 'application/pdf' : undefined),
    bytes: material.bytes ?? undefined,
    note: noteOf(material),
  }));
  function noteOf(material: CaseReply['materials'][number]): string | null {
    if (material.supplementedAt)
      return t('supplemented', { at: dates.moment(material.supplementedAt), by: material.addedBy });
    if (material.disputedReason) return t('disputed', { reason: material.disputedReason });
    return material.fileId ? null : (material.sourceNote ?? t('held'));
  }
  const [active, setActive] = useState(materials[0]?.key ?? '');
  useHotkeys(
    materials.slice(0, 9).map((material, index) => ({
      keys: String(index + 1),
      label: t('look', { name: material.name }),
      hidden: index > 0,
      run: () => setActive(material.key),
    })),
  );
  const shown = materials.find(material => material.key === active) ?? materials[0];
  if (!shown) return <EmptyState title={t('noMaterials')} />;
  return (
    <>
      <MaterialPicker materials={materials} active={shown.key} onChange={setActive} />
      <MaterialPreview material={shown}>{shown.note && <p className="ow-muted">{shown.note}</p>}</MaterialPreview>
    </>
  );
}

/** The answers read back, page by page; personal data masked. */
export function AnswersTab({ reply }: TabProps) {
  const t = useMessages(messages);
  const shown = (value: readonly string[]) =>
    value.length > 0 ? value.join(' ') : <span className="ow-muted">{t('empty')}</span>;
  return (
    <div className="ow-stack">
      {reply.answers.map(section => (
        <Panel key={section.page} title={section.title}>
          <Facts
            facts={section.rows.filter(row => !row.items).map(row => ({ label: row.label, value: shown(row.value) }))}
          />
          {section.rows
            .flatMap(row => row.items ?? [])
            .map(item => (
              <section key={item.title}>
                <h3>{item.title}</h3>
                <Facts facts={item.rows.map(row => ({ label: row.label, value: shown(row.value) }))} />
              </section>
            ))}
        </Panel>
      ))}
    </div>
  );
}

export function OpinionsTab({ reply }: TabProps) {
  const t = useMessages(messages);
  const dates = useDates();
  const say = useText();
  const stepOf = (taskId: string) => {
    const task = reply.tasks.find(one => one.id === taskId);
    return task && say({ zh: task.name, en: task.nameEn });
  };
  if (reply.opinions.length === 0) return <EmptyState title={t('noOpinions')} />;
  return (
    <Panel flush>
      <ul className="ow-rows">
        {reply.opinions.map(opinion => (
          <li key={opinion.id}>
            <b>{stepOf(opinion.taskId) ?? opinion.actorName}</b> <Chosen action={opinion.action} />{' '}
            <span className="ow-muted">
              {stepOf(opinion.taskId) && opinion.actorName} {dates.moment(opinion.at)}
            </span>
            <p>{opinion.text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What a co-signer chose, and what a delegate proposed; the steps' own decisions stand in the history. */
function Chosen({ action }: { action: string }) {
  const t = useMessages(messages);
  const say = useText();
  if (action === 'agree' || action === 'disagree') {
    return <Tag kind={action === 'agree' ? 'tint' : 'amber'}>{say(answerName(action))}</Tag>;
  }
  const proposed = /^propose\.(.+)$/.exec(action)?.[1] as TaskAction | undefined;
  return proposed ? <Tag>{t('proposes', { what: say(taskActionNames[proposed]) })}</Tag> : null;
}

export function DocumentsTab({ reply }: TabProps) {
  const t = useMessages(messages);
  const dates = useDates();
  if (reply.documents.length === 0) return <EmptyState title={t('noDocuments')} />;
  return (
    <Panel flush>
      <ul className="ow-rows">
        {reply.documents.map(document => (
          <li key={document.id}>
            <a href={`/api/documents/${document.id}/pdf`} target="_blank" rel="noreferrer">
              {document.title}
            </a>{' '}
            <span className="ow-muted">
              {document.number} {dates.moment(document.issuedAt)} {document.internal && t('internal')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface InstanceView {
  processVersionId: string;
  standing: { nodeId: string }[];
  passed: { element: string }[];
}

/** The drawn process with the steps passed and the one it stands at. */
export function ProcessTab({ reply }: TabProps) {
  const t = useMessages(messages);
  const id = reply.case.processInstanceId;
  const view = useQuery({
    queryKey: ['process-instance', id, reply.case.version],
    queryFn: ({ signal }) =>
      api.get<InstanceView>(apiPath`/api/process-instances/${id ?? ''}`, { signal }) as Promise<InstanceView>,
    enabled: id !== null,
  });
  const versionId = view.data?.processVersionId;
  const process = useQuery({
    queryKey: ['process-version', versionId],
    queryFn: ({ signal }) =>
      api.get<{ xml: string }>(apiPath`/api/process-versions/${versionId ?? ''}`, { signal }) as Promise<{
        xml: string;
      }>,
    enabled: versionId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!id) return <EmptyState title={t('noProcess')} />;
  if (!view.data || !process.data) return <Skeleton lines={8} />;
  return (
    <Panel title={t('where')} flush>
      <ProcessView
        xml={process.data.xml}
        done={view.data.passed.map(step => step.element)}
        now={view.data.standing.map(step => step.nodeId)}
      />
    </Panel>
  );
}

export function RelatedTab({ reply }: TabProps) {
  const t = useMessages(messages);
  const say = useText();
  if (reply.siblings.length === 0) return <EmptyState title={t('noRelated')} />;
  return (
    <Panel title={reply.matter.title} flush>
      <ul className="ow-rows">
        {reply.siblings.map(sibling => (
          <li key={sibling.id}>
            <AppLink to={`/cases/${sibling.id}`}>{sibling.itemName}</AppLink>{' '}
            <span className="ow-muted">
              {sibling.organisationName}{' '}
              {say(
                sibling.outcome
                  ? outcomeNames[sibling.outcome as keyof typeof outcomeNames]
                  : stateNames[sibling.state as keyof typeof stateNames],
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
