import type { Guide } from '@onewindow/catalogue';
import { formatBytes } from '@onewindow/i18n';
import { Link, type MaterialLine, MaterialsList, Section, usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { guideMessages } from './guide-messages.ts';
import { Words } from './guide-words.tsx';

type Material = Guide['materials'][number];

/** 要准备什么: what the platform fetches is marked, and never asked for. */
export function WhatINeed({ guide }: { guide: Guide }): ReactNode {
  const t = guideMessages(usePortal().locale);
  const { materials, facts } = guide;
  return (
    <Section title={t('prepare')} id="prepare">
      {materials.length === 0 ? (
        <p>{t('prepareNone')}</p>
      ) : (
        <>
          <p>
            {facts.fetched > 0 && guide.canApplyOnline
              ? t('prepareHeld', { n: materials.length, held: facts.fetched })
              : t('prepareAll', { n: materials.length })}
          </p>
          <MaterialsList materials={materials.map(material => lineOf(guide, material, t))} />
        </>
      )}
      {guide.materialsNote && (
        <p className="ow-note">
          <Words guide={guide}>{guide.materialsNote}</Words>
        </p>
      )}
    </Section>
  );
}

function lineOf(guide: Guide, material: Material, t: ReturnType<typeof guideMessages>): MaterialLine {
  const held = material.fetched && guide.canApplyOnline;
  const { issuer, hint, sample } = material;
  const files = held
    ? []
    : ([
        ['blankFile', material.blankFile],
        ['sampleFile', material.sampleFile],
      ] as const);
  return {
    name: material.name,
    held,
    ...(!held && { amount: amountOf(guide, material, t) }),
    from: (
      <>
        <Words guide={guide}>{[issuer, hint].filter(Boolean).join(guide.language === 'zh' ? '。' : '. ')}</Words>
        {sample && !held && (
          <span className="ow-catalogue-sample">
            <Words guide={guide}>{t('sample', { text: sample })}</Words>
          </span>
        )}
        {material.conditional && <span className="ow-catalogue-sample">{t('conditional')}</span>}
        {material.mayFollow && <span className="ow-catalogue-sample">{t('mayFollow')}</span>}
        {files.map(
          ([key, file]) =>
            file && (
              <span key={key} className="ow-catalogue-sample">
                <Link href={`/api/files/${file.id}${key === 'blankFile' ? '?download=1' : ''}`} hint={material.name}>
                  {t(key)}
                </Link>{' '}
                <small>{t('fileFacts', { kind: kindOf(file.name), size: formatBytes(file.bytes) })}</small>
              </span>
            ),
        )}
      </>
    ),
  };
}

function amountOf(guide: Guide, { originals, copies }: Material, t: ReturnType<typeof guideMessages>): string {
  if (guide.canApplyOnline) return t('electronic');
  if (originals > 0 && copies > 0) return t('copies', { originals, copies });
  return copies > 0 ? t('onlyCopies', { n: copies }) : t('originals', { n: Math.max(1, originals) });
}

/** What people call the kind of a file: Word, PDF. */
function kindOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return { docx: 'Word', xlsx: 'Excel', jpeg: 'JPG', jfif: 'JPG' }[extension] ?? extension.toUpperCase();
}
