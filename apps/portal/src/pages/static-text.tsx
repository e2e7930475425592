import {
  Link,
  PageHead,
  type PortalPage,
  PrintLink,
  page,
  ReadAloud,
  Rich,
  Section,
  usePortal,
  type Verb,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

interface Text {
  title: string;
  lead: string;
  sections: readonly { title: string; paragraphs: readonly string[] }[];
}

/** A page of words in both languages. `<a>` in a paragraph leads to the address after the bar: `<a>…|/help</a>`. */
export function textPage<const Path extends string>(
  path: Path,
  texts: { zh: Text; en: Text },
  verb?: Verb,
): PortalPage {
  function View(): ReactNode {
    const text = texts[usePortal().locale];
    return (
      <article className="ow-prose">
        <PageHead title={text.title} lead={text.lead} />
        {text.sections.map(section => (
          <Section key={section.title} title={section.title}>
            {section.paragraphs.map(paragraph => (
              <p key={paragraph}>
                <Rich text={paragraph} marks={{ a: linked }} />
              </p>
            ))}
          </Section>
        ))}
        <div className="ow-text-tools">
          <ReadAloud />
          <PrintLink />
        </div>
      </article>
    );
  }
  return page({
    path,
    access: 'public',
    cache: 'public',
    ...(verb && { verb }),
    title: { zh: texts.zh.title, en: texts.en.title },
    description: { zh: texts.zh.lead, en: texts.en.lead },
    breadcrumbs: () => [],
    View,
  });
}

function linked(words: string): ReactNode {
  const [label = '', href = '/'] = words.split('|');
  return <Link href={href}>{label}</Link>;
}
