import 'bpmn-js/dist/assets/diagram-js.css';
import viewerModule from 'bpmn-js/lib/NavigatedViewer.js';
import { colours, fontSans } from '../style/tokens.ts';

// The parts of diagram-js that are used here; its own types stop at `get(name)`.
interface DiagramCanvas {
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}
interface ElementRegistry {
  get(id: string): object | undefined;
}

// The package is written as modules but declared without `type: module`, so its types wrap the default once more.
const NavigatedViewer = viewerModule as unknown as typeof viewerModule.default;

/** Draws a BPMN 2.0 document into an element, without the editor. */
export async function drawProcess(container: HTMLElement, xml: string) {
  const viewer = new NavigatedViewer({
    container,
    bpmnRenderer: { defaultFillColor: colours.white, defaultStrokeColor: colours.ink, defaultLabelColor: colours.ink },
    textRenderer: { defaultStyle: { fontFamily: fontSans, fontSize: 13 } },
  });
  await viewer.importXML(xml);
  const canvas = viewer.get<DiagramCanvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  fit(canvas);
  let marked: [id: string, marker: string][] = [];
  return {
    zoom(step: number | 'fit') {
      if (step === 'fit') fit(canvas);
      else canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * 1.25 ** step)), 'auto');
    },
    mark(done: readonly string[], now: readonly string[]) {
      for (const [id, marker] of marked) canvas.removeMarker(id, marker);
      marked = [
        ...done.map((id): [string, string] => [id, 'ow-mark-done']),
        ...now.map((id): [string, string] => [id, 'ow-mark-now']),
      ].filter(([id]) => registry.get(id) !== undefined);
      for (const [id, marker] of marked) canvas.addMarker(id, marker);
    },
    destroy() {
      viewer.destroy();
    },
  };
}

/** The whole diagram, with a little air around it and never larger than drawn. */
function fit(canvas: DiagramCanvas): void {
  const whole = canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(Math.min(1, whole * 0.94), 'auto');
}
