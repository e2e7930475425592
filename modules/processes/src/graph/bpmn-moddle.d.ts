// bpmn-moddle 10 ships generated types for its metamodel but none for its entry point.
declare module 'bpmn-moddle' {
  export interface ParseWarning {
    message: string;
    element?: { id?: string };
    property?: string;
    value?: unknown;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: ParseWarning[] }>;
  }
}
