import type { ReactNode } from 'react';
import type { EvaluatedField } from '../src/answers.ts';
import { inLocale } from '../src/display.ts';
import { BooleanView, ChoiceView, DeclarationView, LicenceView } from './choice-controls.tsx';
import { controlId, type FieldViewProps, type RenderContext } from './context.ts';
import { Frame, ReadOnlyField } from './frame.tsx';
import { AddressView, DivisionView } from './place-controls.tsx';
import { RepeatingView } from './repeating.tsx';
import { SignatureView } from './signature-control.tsx';
import { TableView } from './table.tsx';
import { TextFieldView } from './text-controls.tsx';

/** Fields on a grid of six columns; two halves share a row. */
export function FieldList({
  fields,
  context,
}: {
  fields: readonly EvaluatedField[];
  context: RenderContext;
}): ReactNode {
  return (
    <div className="ow-form-grid">
      {fields.map(field => (
        <FieldView key={field.path} field={field} context={context} />
      ))}
    </div>
  );
}

function FieldView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  switch (definition.kind) {
    case 'static':
      return (
        <div className="ow-form-field ow-form-field-full ow-form-static">
          {inLocale(definition.text, context.locale)
            .split('\n')
            .map((line, index) => (
              <p key={`${index} ${line}`}>{line}</p>
            ))}
        </div>
      );
    case 'group':
      return (
        <fieldset className="ow-form-field ow-form-field-full ow-form-group">
          <legend className="ow-form-group-title">{inLocale(definition.label, context.locale)}</legend>
          {definition.hint && <p className="ow-form-hint">{inLocale(definition.hint, context.locale)}</p>}
          <FieldList fields={field.fields ?? []} context={context} />
        </fieldset>
      );
    case 'repeating':
      return <RepeatingView field={field} context={context} />;
    case 'table':
      return <TableView field={field} context={context} />;
    case 'material':
      return <MaterialView field={field} context={context} />;
    default:
      return field.access === 'view' ? (
        <ReadOnlyField field={field} context={context} />
      ) : (
        <ControlView field={field} context={context} />
      );
  }
}

function ControlView({ field, context }: FieldViewProps): ReactNode {
  switch (field.field.kind) {
    case 'choice':
      return <ChoiceView field={field} context={context} />;
    case 'boolean':
      return <BooleanView field={field} context={context} />;
    case 'declaration':
      return <DeclarationView field={field} context={context} />;
    case 'licence':
      return <LicenceView field={field} context={context} />;
    case 'division':
      return <DivisionView field={field} context={context} />;
    case 'address':
      return <AddressView field={field} context={context} />;
    case 'signature':
      return <SignatureView field={field} context={context} />;
    default:
      return <TextFieldView field={field} context={context} />;
  }
}

/** Uploading is a page of its own (resumable, file by file); here stands what has been handed in. */
function MaterialView({ field, context }: FieldViewProps): ReactNode {
  if (context.renderMaterial) return <>{context.renderMaterial(field)}</>;
  const files = Array.isArray(field.value) ? (field.value as { fileId: string; name: string }[]) : [];
  return (
    <Frame field={field} context={context} grouped>
      {() => (
        <ul className="ow-form-files" id={controlId(field.path)} tabIndex={-1}>
          {files.length === 0 && <li className="ow-form-nothing">{context.texts.noFile}</li>}
          {files.map(file => (
            <li key={file.fileId}>{file.name}</li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
