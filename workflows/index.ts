export { applicationWorkflow } from './application.ts';
