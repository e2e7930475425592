import type { Actor } from '@onewindow/auth';
import {
  acceptCase,
  attachMaterial,
  evaluateDraft,
  getCase,
  getDraft,
  materialSlots,
  prefillOf,
  receiveCase,
  saveAnswers,
  startApplication,
  submitApplication,
  workOnTask,
} from '@onewindow/cases';
import { sampleAnswers } from '@onewindow/cases/testing';
import { addDays, type Calendar, type LocalDate } from '@onewindow/clock';
import type { Services } from '@onewindow/http';

/** Services whose moment a script sets, so that an invented past follows from the same commands as a real one. */
export interface TimeMachine extends Services {
  travelTo(day: LocalDate, hour?: number): void;
}

export interface Cast {
  applicant: Actor;
  window: Actor;
  handler: Actor;
  reviewer: Actor;
  approver: Actor;
}

/** What a script acts on: one case, and days counted in working days from its filing. */
export class Stage {
  readonly services: TimeMachine;
  readonly cast: Cast;
  private readonly calendar: Calendar;
  private readonly filed: LocalDate;
  readonly today: LocalDate;
  caseId = '';

  constructor(options: { services: TimeMachine; cast: Cast; calendar: Calendar; filed: LocalDate; today: LocalDate }) {
    this.services = options.services;
    this.cast = options.cast;
    this.calendar = options.calendar;
    this.filed = options.filed;
    this.today = options.today;
  }

  /** Moves to so many working days after filing, at an hour of the day; never past today. */
  on(day: number, hour = 10): void {
    const date = day === 0 ? this.filed : this.calendar.addWorkingDays(this.filed, day);
    this.services.travelTo(date > this.today ? this.today : date, hour);
  }

  dayAfter(day: number): LocalDate {
    return this.calendar.addWorkingDays(this.filed, day);
  }

  async file({
    basicCode,
    divisionCode,
    files,
  }: {
    basicCode: string;
    divisionCode: string;
    files: (slot: string) => Promise<string>;
  }): Promise<void> {
    const { services, cast } = this;
    const { db } = services;
    this.on(0, 9);
    const { id } = await startApplication(db, services, cast.applicant, { basicCodes: [basicCode], divisionCode });
    const draft = await getDraft(db, services, cast.applicant, { id });
    const { definition, lookups } = await evaluateDraft(db, services, cast.applicant, draft);
    const prefill = await prefillOf(db, services, cast.applicant, draft.partyId);
    const form = sampleAnswers(definition, { today: services.today(), prefill, lookups });
    await saveAnswers(db, services, cast.applicant, { id, form });
    for (const slot of await materialSlots(db, { draft, answers: form, realName: true })) {
      if (slot.held || !slot.required) continue;
      await attachMaterial(db, services, cast.applicant, {
        applicationId: id,
        slot: slot.slot,
        fileId: await files(slot.slot),
        name: `${slot.name.zh}.pdf`,
      });
    }
    const submitted = await submitApplication(db, services, cast.applicant, { id });
    this.caseId = submitted.cases[0]?.id ?? '';
  }

  async receive(): Promise<void> {
    await receiveCase(this.services.db, this.services, this.cast.window, { caseId: this.caseId });
  }

  async accept(): Promise<void> {
    await acceptCase(this.services.db, this.services, this.cast.window, { caseId: this.caseId });
  }

  /** Works on whatever task is open with the role that it waits for. */
  async work(opinion: string, decision: 'grant' | 'deny' = 'grant'): Promise<void> {
    const { db } = this.services;
    const details = await getCase(db, this.services, this.cast.approver, this.caseId);
    const task = details.tasks.find(one => one.state === 'open' || one.state === 'claimed');
    if (!task) return;
    const actor =
      { handler: this.cast.handler, reviewer: this.cast.reviewer, approver: this.cast.approver }[task.role ?? ''] ??
      this.cast.handler;
    const decides = task.actions.includes('grant');
    await workOnTask(db, this.services, actor, {
      caseId: this.caseId,
      taskId: task.id,
      action: decides ? decision : 'forward',
      opinion,
      ...(decides && decision === 'deny' && { law: '《中华人民共和国行政许可法》第三十八条第二款' }),
    });
  }
}

/** The working day so many working days before today. */
export function workingDaysAgo(calendar: Calendar, today: LocalDate, days: number): LocalDate {
  return calendar.addWorkingDays(addDays(today, 1), -(days + 1));
}
