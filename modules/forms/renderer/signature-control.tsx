import { type ReactNode, useRef, useState } from 'react';
import { inLocale } from '../src/display.ts';
import { isRecord } from '../src/json.ts';
import { controlId, type FieldViewProps } from './context.ts';
import { Frame } from './frame.tsx';
import { TextInput } from './text-controls.tsx';

/** Longest path that the evaluator takes, with room for the last stroke. */
const MAX_DRAWING = 19_500;

/** The name in letters is the signature; with script it may be drawn beside it. */
export function SignatureView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'signature') return null;
  const answer = isRecord(field.value) ? field.value : {};
  const name = typeof answer.name === 'string' ? answer.name : (field.typed ?? '');
  const drawing = typeof answer.drawing === 'string' ? answer.drawing : '';
  const { onChange, texts } = context;
  const hint = [definition.text && inLocale(definition.text, context.locale), texts.signHere]
    .filter(Boolean)
    .join(context.locale === 'zh' ? '' : ' ');
  const put = (signed: string, drawn: string) =>
    onChange?.(field.path, drawn === '' ? { name: signed } : { name: signed, drawing: drawn });
  return (
    <Frame field={field} context={context} hint={hint}>
      {control => (
        <>
          <TextInput
            control={control}
            context={onChange ? { ...context, onChange: (_name, text) => put(String(text), drawing) } : context}
            name={`${field.path}.name`}
            text={name}
            attributes={{ autoComplete: 'name', maxLength: 1000 }}
          />
          {onChange && (
            <SignaturePad
              id={controlId(`${field.path}.drawing`)}
              drawing={drawing}
              texts={texts}
              onDraw={drawn => put(name, drawn)}
            />
          )}
        </>
      )}
    </Frame>
  );
}

interface PadProps {
  id: string;
  drawing: string;
  texts: { draw: string; clear: string };
  onDraw(drawing: string): void;
}

/** Strokes as SVG path data in a box of 600 × 200, whatever its size on the screen. */
function SignaturePad({ id, drawing, texts, onDraw }: PadProps): ReactNode {
  const [stroke, setStroke] = useState('');
  const drawn = useRef(false);
  function pointOf(event: { clientX: number; clientY: number; currentTarget: Element }): string {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.round(((event.clientX - box.left) / box.width) * 600);
    const y = Math.round(((event.clientY - box.top) / box.height) * 200);
    return `${x} ${y}`;
  }
  return (
    <div className="ow-form-pad">
      <p className="ow-form-hint">{texts.draw}</p>
      {/* Drawing by hand is an addition for pointers; the name above it is the whole answer for a keyboard. */}
      <svg
        id={id}
        viewBox="0 0 600 200"
        role="img"
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawn.current = true;
          setStroke(`M${pointOf(event)}`);
        }}
        onPointerMove={event => {
          if (drawn.current && drawing.length + stroke.length < MAX_DRAWING) setStroke(`${stroke} L${pointOf(event)}`);
        }}
        onPointerUp={() => {
          drawn.current = false;
          if (stroke.includes('L')) onDraw(`${drawing} ${stroke}`.trim());
          setStroke('');
        }}
      >
        <title>{texts.draw}</title>
        <path
          d={`${drawing} ${stroke}`}
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {drawing !== '' && (
        <button type="button" className="ow-form-link" onClick={() => onDraw('')}>
          {texts.clear}
        </button>
      )}
    </div>
  );
}
