import type { AnyRoute } from './route.ts';
import { createApiKey } from './api/v1/api-keys/create-api-key.ts';
import { listApiKeys } from './api/v1/api-keys/list-api-keys.ts';
import { revokeApiKey } from './api/v1/api-keys/revoke-api-key.ts';
import { createApplication } from './api/v1/applications/create-application.ts';
import { getApplication } from './api/v1/applications/get-application.ts';
import { getResume } from './api/v1/applications/get-resume.ts';
import { listApplications } from './api/v1/applications/list-applications.ts';
import { listFacts } from './api/v1/applications/list-facts.ts';
import { listInterviewOrders } from './api/v1/applications/list-interview-orders.ts';
import { listMessages } from './api/v1/applications/list-messages.ts';
import { listScorecards } from './api/v1/applications/list-scorecards.ts';
import { listTimeline } from './api/v1/applications/list-timeline.ts';
import { requestPerson } from './api/v1/applications/request-person.ts';
import { withdrawApplication } from './api/v1/applications/withdraw-application.ts';
import { listCalls } from './api/v1/calls/list-calls.ts';
import { addRemoteId } from './api/v1/candidates/add-remote-id.ts';
import { createCandidate } from './api/v1/candidates/create-candidate.ts';
import { getCandidate } from './api/v1/candidates/get-candidate.ts';
import { listCandidates } from './api/v1/candidates/list-candidates.ts';
import { listRemoteIds } from './api/v1/candidates/list-remote-ids.ts';
import { updateCandidate } from './api/v1/candidates/update-candidate.ts';
import { createConnection } from './api/v1/connections/create-connection.ts';
import { getConnection } from './api/v1/connections/get-connection.ts';
import { listConnections } from './api/v1/connections/list-connections.ts';
import { probeConnection } from './api/v1/connections/probe-connection.ts';
import { updateConnection } from './api/v1/connections/update-connection.ts';
import { listConnectors } from './api/v1/connectors/list-connectors.ts';
import { createDepartment } from './api/v1/departments/create-department.ts';
import { listDepartments } from './api/v1/departments/list-departments.ts';
import { listEvents } from './api/v1/events/list-events.ts';
import { streamEvents } from './api/v1/events/stream-events.ts';
import { listInbox } from './api/v1/inbox/list-inbox.ts';
import { getInterviewOrder } from './api/v1/interview-orders/get-interview-order.ts';
import { createJob } from './api/v1/jobs/create-job.ts';
import { getJob } from './api/v1/jobs/get-job.ts';
import { listJobs } from './api/v1/jobs/list-jobs.ts';
import { updateJob } from './api/v1/jobs/update-job.ts';
import { getMessage } from './api/v1/messages/get-message.ts';
import { checkProcess } from './api/v1/processes/check-process.ts';
import { createProcessVersion } from './api/v1/processes/create-process-version.ts';
import { getProcessVersion } from './api/v1/processes/get-process-version.ts';
import { listProcesses } from './api/v1/processes/list-processes.ts';
import { publishProcessVersion } from './api/v1/processes/publish-process-version.ts';
import { createRubric } from './api/v1/rubrics/create-rubric.ts';
import { getRubric } from './api/v1/rubrics/get-rubric.ts';
import { listRubrics } from './api/v1/rubrics/list-rubrics.ts';
import { getScorecard } from './api/v1/scorecards/get-scorecard.ts';
import { createSession } from './api/v1/session/create-session.ts';
import { deleteSession } from './api/v1/session/delete-session.ts';
import { getSession } from './api/v1/session/get-session.ts';
import { completeTask } from './api/v1/tasks/complete-task.ts';
import { getTask } from './api/v1/tasks/get-task.ts';
import { listTasks } from './api/v1/tasks/list-tasks.ts';
import { createUser } from './api/v1/users/create-user.ts';
import { disableUser } from './api/v1/users/disable-user.ts';
import { listUsers } from './api/v1/users/list-users.ts';
import { createWebhookSubscription } from './api/v1/webhook-subscriptions/create-webhook-subscription.ts';
import { getWebhookSubscription } from './api/v1/webhook-subscriptions/get-webhook-subscription.ts';
import { listWebhookDeliveries } from './api/v1/webhook-subscriptions/list-webhook-deliveries.ts';
import { listWebhookSubscriptions } from './api/v1/webhook-subscriptions/list-webhook-subscriptions.ts';
import { redeliverWebhook } from './api/v1/webhook-subscriptions/redeliver-webhook.ts';
import { rotateWebhookSecret } from './api/v1/webhook-subscriptions/rotate-webhook-secret.ts';
import { updateWebhookSubscription } from './api/v1/webhook-subscriptions/update-webhook-subscription.ts';
import { getSystem } from './api/v1/system/get-system.ts';
import { getHealth } from './system/get-health.ts';
import { getReadiness } from './system/get-readiness.ts';
import { getMetrics } from './system/get-metrics.ts';
import { getOpenApi } from './system/get-openapi.ts';
import { receiveWebhook } from './webhooks/receive-webhook.ts';

/** Every endpoint of the hub; `createApp` refuses to start unless it matches openapi.yaml one to one. */
export const routes: readonly AnyRoute[] = [
  createApiKey,
  listApiKeys,
  revokeApiKey,
  createApplication,
  getApplication,
  getResume,
  listApplications,
  listFacts,
  listInterviewOrders,
  listMessages,
  listScorecards,
  listTimeline,
  requestPerson,
  withdrawApplication,
  listCalls,
  addRemoteId,
  createCandidate,
  getCandidate,
  listCandidates,
  listRemoteIds,
  updateCandidate,
  createConnection,
  getConnection,
  listConnections,
  probeConnection,
  updateConnection,
  listConnectors,
  createDepartment,
  listDepartments,
  listEvents,
  streamEvents,
  listInbox,
  getInterviewOrder,
  createJob,
  getJob,
  listJobs,
  updateJob,
  getMessage,
  checkProcess,
  createProcessVersion,
  getProcessVersion,
  listProcesses,
  publishProcessVersion,
  createRubric,
  getRubric,
  listRubrics,
  getScorecard,
  createSession,
  deleteSession,
  getSession,
  completeTask,
  getTask,
  listTasks,
  createUser,
  disableUser,
  listUsers,
  createWebhookSubscription,
  getWebhookSubscription,
  listWebhookDeliveries,
  listWebhookSubscriptions,
  redeliverWebhook,
  rotateWebhookSecret,
  updateWebhookSubscription,
  getSystem,
  getHealth,
  getReadiness,
  getMetrics,
  getOpenApi,
  receiveWebhook,
];
