import { defineMessages } from '@onewindow/i18n';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../control/button.tsx';
import { ErrorState, Skeleton } from '../feedback/states.tsx';
import { useMessages } from '../language/language.tsx';
import './process.css';

const messages = defineMessages({
  zh: { label: '流程图', in: '放大', out: '缩小', fit: '全图', done: '走过', now: '正在这里', waiting: '还没到' },
  en: {
    label: 'Process',
    in: 'Zoom in',
    out: 'Zoom out',
    fit: 'Fit',
    done: 'done',
    now: 'now here',
    waiting: 'to come',
  },
});

interface Canvas {
  zoom(step: number | 'fit'): void;
  mark(done: readonly string[], now: readonly string[]): void;
  destroy(): void;
}

/** Where a case stands in its process: the diagram, steps passed tinted, those under way framed. bpmn-js comes when it is shown. */
export function ProcessView({
  xml,
  done = [],
  now = [],
  height = 420,
}: {
  xml: string;
  /** Ids of elements passed. */
  done?: readonly string[];
  /** Ids of elements that hold a token. */
  now?: readonly string[];
  height?: number;
}) {
  const t = useMessages(messages);
  const element = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<Canvas>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let made: Canvas | undefined;
    let gone = false;
    setError(undefined);
    void import('./bpmn-canvas.ts')
      .then(({ drawProcess }) => drawProcess(target, xml))
      .then(drawn => {
        made = drawn;
        if (gone) drawn.destroy();
        else setCanvas(drawn);
      })
      .catch(setError);
    return () => {
      gone = true;
      made?.destroy();
      setCanvas(undefined);
    };
  }, [xml]);
  useEffect(() => canvas?.mark(done, now), [canvas, done, now]);

  if (error !== undefined) return <ErrorState error={error} />;
  return (
    <div className="ow-process">
      <section ref={element} className="ow-process-canvas" style={{ height }} aria-label={t('label')} />
      {!canvas && <Skeleton lines={4} />}
      {canvas && (
        <div className="ow-process-tools">
          <IconButton size="small" icon="minus" label={t('out')} onClick={() => canvas.zoom(-1)} />
          <IconButton size="small" icon="plus" label={t('in')} onClick={() => canvas.zoom(1)} />
          <Button size="small" onClick={() => canvas.zoom('fit')}>
            {t('fit')}
          </Button>
        </div>
      )}
      <ul className="ow-process-legend">
        <li className="ow-process-done">{t('done')}</li>
        <li className="ow-process-now">{t('now')}</li>
        <li>{t('waiting')}</li>
      </ul>
    </div>
  );
}
