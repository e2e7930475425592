export { acceptCase, acceptMatter, deemAccepted } from './acceptance/accept.ts';
export { type Correction, correctCase, lapseCase } from './acceptance/correct.ts';
export { type HandInCorrection, handInCorrection } from './acceptance/hand-in-correction.ts';
export {
  type CorrectionSlot,
  type OpenCorrection,
  openCorrection,
  type ReadCorrection,
  readCorrection,
} from './acceptance/open-correction.ts';
export { receiveCase } from './acceptance/receive.ts';
export { refuseAcceptance, returnBeforeReceipt } from './acceptance/refuse-acceptance.ts';
export { type CorrectionItem, requestCorrection } from './acceptance/request-correction.ts';
export { resubmitCase } from './acceptance/resubmit.ts';
export { listStagedFiles, stageCorrectionFile, unstageCorrectionFile } from './acceptance/stage-correction.ts';
export { askedText } from './asked-words.ts';
export type { CaseRow } from './case-row.ts';
export { type CaseClock, type CaseClocks, computeCaseClocks, loadClockFacts } from './clocks.ts';
export { type Draft, findDraftParty, getDraft, listDrafts } from './drafts/draft-row.ts';
export { type EvaluatedDraft, evaluateDraft, lookupsOf, prefillOf } from './drafts/evaluate-draft.ts';
export {
  attachMaterial,
  listFiles,
  type MaterialFile,
  type MaterialSlot,
  materialSlots,
  removeMaterial,
} from './drafts/materials.ts';
export { discardDraft, restoreDraft, saveAnswers } from './drafts/save-answers.ts';
export { type SavedPage, type SavePage, savePage } from './drafts/save-page.ts';
export { startApplication } from './drafts/start-application.ts';
export { caseErrors } from './errors.ts';
export { materialPurpose } from './file-access.ts';
export { changeDelivery, requireAddress } from './handling/change-delivery.ts';
export { workOnTask } from './handling/complete-task.ts';
export { deliverCase } from './handling/conclude.ts';
export { terminateCase, withdrawCase } from './handling/end-early.ts';
export { answerExtension, requestExtension } from './handling/extend.ts';
export { pauseCase, pauseGrounds, resumeCase } from './handling/pause.ts';
export { type DraftedChange, draftedChange, type PlannedChange, plannedChange } from './licence/planned-change.ts';
export { casesModule } from './module.ts';
export { casePermissions } from './permissions.ts';
export {
  caseFigureColumns,
  caseFiguresByDay,
  countOpenCases,
  type DayFigures,
  findStrainedCases,
  type OpenFigures,
} from './queries/case-figures.ts';
export {
  type CaseFacts,
  type CasePause,
  findCaseFacts,
  findCasesPausedTooLong,
  findCasesWithLateStep,
  findDueCases,
  findPausesOf,
  getCaseClocks,
} from './queries/due-cases.ts';
export { type CaseDetails, findCaseId, getCase } from './queries/get-case.ts';
export {
  countOwn,
  findMatterCode,
  findMatterParty,
  getMatter,
  listOpenOf,
  listWaitingFor,
  type Matter,
  type WaitingCase,
} from './queries/get-matter.ts';
export { type CaseListRow, listCases } from './queries/list-cases.ts';
export { caseNamedIn, matterNamedIn, namedIn, titledIn } from './queries/named-in.ts';
export {
  type AnsweredWork,
  type Arrival,
  type AskedExtension,
  type BroughtCorrection,
  listAnsweredWork,
  listArrivals,
  listAskedExtensions,
  listBroughtCorrections,
  listNewWork,
  listSupplemented,
  type NewWork,
} from './queries/news.ts';
export { listOwnCases, type TrackedCase, trackCases } from './queries/own-cases.ts';
export { searchCases } from './queries/search-cases.ts';
export { listWork, todayFigures } from './queries/work-list.ts';
export { commandsFor, daysLeft, toClockItem, toListItem } from './reply.ts';
export { type CaseState, mayGive, mayWithdraw, outcomeNames, stateNames } from './states.ts';
export { openMatterAnswers } from './submit/matter-answers.ts';
export { type CasePromise, receiptOf } from './submit/receipt.ts';
export { renderReceipt } from './submit/render-receipt.ts';
export { type Submitted, submitApplication } from './submit/submit-application.ts';
export { handInSupplement } from './supplement/hand-in-supplement.ts';
export {
  listStagedSupplement,
  stageSupplementFile,
  unstageSupplementFile,
} from './supplement/stage-supplement.ts';
export { claimWork, releaseWork } from './tasks/claim.ts';
export { answerQuestion, askSigners, withdrawQuestion } from './tasks/co-sign.ts';
export { listTaskColleagues, type TaskColleague } from './tasks/colleagues.ts';
export { delegateWork, endDelegationOf } from './tasks/delegate.ts';
export { type HandedOver, handOverMany, handOverWork } from './tasks/hand-over.ts';
