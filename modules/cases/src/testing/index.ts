/** Invented applications: for tests and for the demonstration city. */
export { searchTextOf } from '../submit/search-text.ts';
export { fillApplication } from './fill-application.ts';
export { sampleAnswers } from './sample-answers.ts';
export { uploadSample } from './upload-sample.ts';
