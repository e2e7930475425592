import type { ReactNode } from 'react';
import { localHref } from '../local-href.ts';
import { usePortal } from '../portal-view.ts';
import { Icon, type IconName } from './icon.tsx';

interface LinkProps {
  href: string;
  children?: ReactNode;
  /** `quiet` is for links at the side and in lists of links. */
  kind?: 'normal' | 'quiet' | 'plain';
  className?: string;
  download?: boolean;
  /** Distinguishes links that read alike: “修改 联系手机”. Said by screen readers after the words of the link. */
  hint?: string;
  rel?: string;
  current?: boolean;
  lang?: string;
}

/** A link in the language of the page. */
export function Link({
  href,
  children,
  kind = 'normal',
  className,
  download,
  hint,
  rel,
  current,
  lang,
}: LinkProps): ReactNode {
  const { locale } = usePortal();
  const base = kind === 'plain' ? '' : kind === 'quiet' ? 'ow-link ow-link-quiet' : 'ow-link';
  return (
    <a
      href={localHref(locale, href)}
      className={[base, className].filter(Boolean).join(' ') || undefined}
      download={download || undefined}
      rel={rel}
      aria-current={current ? 'page' : undefined}
      lang={lang}
      hrefLang={lang}
    >
      {children}
      {hint && <span className="ow-hidden"> {hint}</span>}
    </a>
  );
}

interface ButtonProps {
  children?: ReactNode;
  /** solid: the next step, one a page. outline: a second way. ink: cannot be undone. link: looks like a link. */
  kind?: 'solid' | 'outline' | 'ink' | 'link';
  /** `row` is 48 px high, for lists. */
  size?: 'normal' | 'row';
  /** With an address the button is a link that looks like one. */
  href?: string;
  type?: 'submit' | 'button';
  /** `name="_action"` chooses the page's action. */
  name?: string;
  value?: string;
  icon?: IconName;
  /** Shown while the form is being sent; a second press is then ignored. */
  busy?: string;
  hint?: string;
  wide?: boolean;
  download?: boolean;
  onClick?: () => void;
}

/** A button is never greyed out: press it, then it says what is missing. */
export function Button(props: ButtonProps): ReactNode {
  const { children, kind = 'solid', size = 'normal', href, icon, hint, wide } = props;
  const { locale } = usePortal();
  const className = [
    kind === 'link' ? 'ow-link ow-button-link' : `ow-button ow-button-${kind}`,
    size === 'row' && 'ow-button-row',
    wide && 'ow-button-wide',
  ]
    .filter(Boolean)
    .join(' ');
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {hint && <span className="ow-hidden"> {hint}</span>}
    </>
  );
  if (href !== undefined) {
    return (
      <a className={className} href={localHref(locale, href)} download={props.download || undefined}>
        {inside}
      </a>
    );
  }
  return (
    <button
      className={className}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      data-busy={props.busy}
      onClick={props.onClick}
    >
      {inside}
    </button>
  );
}

/** Buttons and links in a row: on a phone each takes the whole width. */
export function Actions({ children }: { children: ReactNode }): ReactNode {
  return <div className="ow-actions">{children}</div>;
}
