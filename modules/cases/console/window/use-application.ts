import {
  api,
  apiPath,
  describeProblem,
  ProblemError,
  problemMessages,
  randomKey,
  useDates,
  useMessages,
} from '@onewindow/console-kit';
import {
  type Answers,
  type EvaluatedForm,
  evaluateForm,
  type FormDefinition,
  type Lookups,
  type Prefill,
  withAnswer,
} from '@onewindow/forms/evaluator';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DraftReply } from '../../src/contract-applications.ts';
import { chosenPrefill, type LicenceOffer, withoutFormerChoice } from '../../src/licence/chosen-licence.ts';
import { useDivisionLookups } from './division-lookups.ts';
import { fetchDraft } from './window-data.ts';

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; why: string };

export type Delivery = DraftReply['delivery'];

export interface Application {
  draft: DraftReply;
  form: EvaluatedForm;
  lookups: Lookups;
  saving: Saving;
  /** Somebody changed the draft elsewhere: the person decides which of the two stays. */
  stale: boolean;
  change(path: string, value: unknown): void;
  dispute(path: string): void;
  restore(path: string): void;
  /** How she receives the result 结果怎么给. */
  delivery: Delivery;
  deliver(delivery: Delivery): void;
  /** Resolves to the version that is saved, or undefined when it could not be. */
  save(): Promise<number | undefined>;
  keepMine(): Promise<void>;
  takeTheirs(): Promise<void>;
  /** Reads the materials again after one came or went. */
  refreshMaterials(): Promise<void>;
}

interface Pending {
  answers: Answers;
  disputes: Record<string, string>;
  delivery: Delivery;
  version: number;
  dirty: boolean;
  /** Counts changes, so that one made during a save is not taken for saved. */
  changes: number;
}

const saveAfterMs = 1200;

const offersFrom = (licences: readonly LicenceOffer[]) => (types: readonly string[]) =>
  licences.filter(one => types.includes(one.type));

/** A draft under the officer's hands: evaluated here as the server does, saved by itself, one save at a time. */
export function useApplication(initial: DraftReply): Application {
  const t = useMessages(problemMessages);
  const { today } = useDates();
  const divisions = useDivisionLookups();
  // What she holds when the draft is opened, for fields that ask which licence is meant.
  const [licences] = useState(() => initial.licences as readonly LicenceOffer[]);
  const lookups = useMemo(() => ({ ...divisions, licences: offersFrom(licences) }), [divisions, licences]);
  const [draft, setDraft] = useState(initial);
  const [answers, setAnswers] = useState<Answers>(initial.answers as Answers);
  const [disputes, setDisputes] = useState<Record<string, string>>(initial.disputes);
  const [delivery, setDelivery] = useState<Delivery>(initial.delivery);
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const [staleVersion, setStaleVersion] = useState<number>();
  const latest = useRef<Pending>({ answers, disputes, delivery, version: initial.version, dirty: false, changes: 0 });
  const draftDisputes = useRef(initial.disputes);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const [changes, setChanges] = useState(0);

  // One object for one draft: the evaluator compiles a definition once for each object.
  const [definition] = useState(() => initial.definition as unknown as FormDefinition);
  const [prefill] = useState(() => initial.prefill as unknown as Prefill);
  const form = useMemo(
    () =>
      evaluateForm(definition, answers, {
        today,
        prefill: { ...prefill, ...chosenPrefill(definition, answers, licences) },
        disputes,
        lookups,
        // A joint form asks only what the departments that were applied to need.
        context: { item: { codes: initial.basicCodes } },
      }),
    [definition, answers, today, prefill, licences, disputes, lookups, initial.basicCodes],
  );

  const touch = useCallback((next: Partial<Pick<Pending, 'answers' | 'disputes' | 'delivery'>>) => {
    const now = latest.current;
    latest.current = { ...now, ...next, dirty: true, changes: now.changes + 1 };
    if (next.answers) setAnswers(next.answers);
    if (next.disputes) setDisputes(next.disputes);
    if (next.delivery) setDelivery(next.delivery);
    setChanges(latest.current.changes);
  }, []);

  const send = useCallback(async (): Promise<number | undefined> => {
    const { answers: sent, disputes: disputed, delivery: wished, version, dirty, changes: at } = latest.current;
    if (!dirty) return version;
    setSaving({ kind: 'saving' });
    try {
      const all: Record<string, string | null> = Object.fromEntries(
        Object.keys(draftDisputes.current).map(path => [path, null]),
      );
      const reply = (await api.put<DraftReply>(
        apiPath`/api/applications/${initial.id}/answers`,
        { form: sent, disputes: { ...all, ...disputed }, delivery: wished, expectedVersion: version },
        { key: randomKey() },
      )) as DraftReply;
      draftDisputes.current = reply.disputes;
      latest.current = { ...latest.current, version: reply.version, dirty: latest.current.changes !== at };
      setDraft(reply);
      setStaleVersion(undefined);
      setSaving({ kind: 'saved', at: reply.savedAt });
      return reply.version;
    } catch (error) {
      const stale = error instanceof ProblemError && error.problem.code === 'cases.draftStale';
      if (stale) setStaleVersion(Number(error.problem.data?.version));
      setSaving({ kind: 'failed', why: describeProblem(error, t) });
      return undefined;
    }
  }, [initial.id, t]);

  const save = useCallback(() => {
    const next = chain.current.then(send);
    chain.current = next;
    return next;
  }, [send]);

  useEffect(() => {
    if (changes === 0 || staleVersion !== undefined) return;
    const timer = setTimeout(() => void save(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [changes, save, staleVersion]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current.dirty) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  return {
    draft,
    form,
    lookups,
    saving,
    stale: staleVersion !== undefined,
    change(path, value) {
      const before = latest.current.answers;
      const after = withAnswer(before, path, value);
      const key = path.split('.')[0] ?? path;
      touch({ answers: withoutFormerChoice(definition, { before, given: { [key]: after[key] } }) });
    },
    dispute: path => touch({ disputes: { ...latest.current.disputes, [path]: '窗口核对时申请人说不对' } }),
    restore(path) {
      const { [path]: _, ...rest } = latest.current.disputes;
      touch({ disputes: rest });
    },
    delivery,
    deliver: next => touch({ delivery: next }),
    save,
    async keepMine() {
      latest.current = { ...latest.current, version: staleVersion ?? latest.current.version, dirty: true };
      await save();
    },
    async takeTheirs() {
      const theirs = await fetchDraft(initial.id);
      latest.current = {
        ...latest.current,
        answers: theirs.answers as Answers,
        disputes: theirs.disputes,
        delivery: theirs.delivery,
        version: theirs.version,
        dirty: false,
      };
      draftDisputes.current = theirs.disputes;
      setDraft(theirs);
      setAnswers(theirs.answers as Answers);
      setDisputes(theirs.disputes);
      setDelivery(theirs.delivery);
      setStaleVersion(undefined);
      setSaving({ kind: 'saved', at: theirs.savedAt });
    },
    async refreshMaterials() {
      const { materials } = await fetchDraft(initial.id);
      setDraft(known => ({ ...known, materials }));
    },
  };
}
