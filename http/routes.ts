import type { AnyRoute } from './route.ts';
import { createApiKey } from './api/v1/api-keys/create-api-key.ts';
import { listApiKeys } from './api/v1/api-keys/list-api-keys.ts';
import { revokeApiKey } from './api/v1/api-keys/revoke-api-key.ts';
import { createApplication } from './api/v1/applications/create-application.ts';
import { createBooking } from './api/v1/applications/create-booking.ts';
import { getApplication } from './api/v1/applications/get-application.ts';
import { getResume } from './api/v1/applications/get-resume.ts';
import { listApplications } from './api/v1/applications/list-applications.ts';
import { listFacts } from './api/v1/applications/list-facts.ts';
import { listInterviewOrders } from './api/v1/applications/list-interview-orders.ts';
import { listMessages } from './api/v1/applications/list-messages.ts';
import { listScorecards } from './api/v1/applications/list-scorecards.ts';
import { listSlots } from './api/v1/applications/list-slots.ts';
import { listTimeline } from './api/v1/applications/list-timeline.ts';
import { requestPerson } from './api/v1/applications/request-person.ts';
import { withdrawApplication } from './api/v1/applications/withdraw-application.ts';
import { cancelBooking } from './api/v1/bookings/cancel-booking.ts';
import { getBooking } from './api/v1/bookings/get-booking.ts';
import { listBookings } from './api/v1/bookings/list-bookings.ts';
import { moveBooking } from './api/v1/bookings/move-booking.ts';
import { recordNoShow } from './api/v1/bookings/record-no-show.ts';
import { listCalls } from './api/v1/calls/list-calls.ts';
import { addRemoteId } from './api/v1/candidates/add-remote-id.ts';
import { createCandidate } from './api/v1/candidates/create-candidate.ts';
import { getCandidate } from './api/v1/candidates/get-candidate.ts';
import { listCandidates } from './api/v1/candidates/list-candidates.ts';
import { listRemoteIds } from './api/v1/candidates/list-remote-ids.ts';
import { updateCandidate } from './api/v1/candidates/update-candidate.ts';
import { listColleagues } from './api/v1/colleagues/list-colleagues.ts';
import { createConnection } from './api/v1/connections/create-connection.ts';
import { getConnection } from './api/v1/connections/get-connection.ts';
import { listConnections } from './api/v1/connections/list-connections.ts';
import { probeConnection } from './api/v1/connections/probe-connection.ts';
import { updateConnection } from './api/v1/connections/update-connection.ts';
import { listConnectors } from './api/v1/connectors/list-connectors.ts';
import { createDepartment } from './api/v1/departments/create-department.ts';
import { listDepartments } from './api/v1/departments/list-departments.ts';
import { updateDepartment } from './api/v1/departments/update-department.ts';
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
import { updateUser } from './api/v1/users/update-user.ts';
import { listUsers } from './api/v1/users/list-users.ts';
import { createWebhookSubscription } from './api/v1/webhook-subscriptions/create-webhook-subscription.ts';
import { getWebhookSubscription } from './api/v1/webhook-subscriptions/get-webhook-subscription.ts';
import { listWebhookDeliveries } from './api/v1/webhook-subscriptions/list-webhook-deliveries.ts';
import { listWebhookSubscriptions } from './api/v1/webhook-subscriptions/list-webhook-subscriptions.ts';
import { redeliverWebhook } from './api/v1/webhook-subscriptions/redeliver-webhook.ts';
import { rotateWebhookSecret } from './api/v1/webhook-subscriptions/rotate-webhook-secret.ts';
import { updateWebhookSubscription } from './api/v1/webhook-subscriptions/update-webhook-subscription.ts';
import { getSystem } from './api/v1/system/get-system.ts';
import { createOffer } from './api/v1/offers/create-offer.ts';
import { listOffers } from './api/v1/offers/list-offers.ts';
import { getOffer } from './api/v1/offers/get-offer.ts';
import { getOfferLetter } from './api/v1/offers/get-offer-letter.ts';
import { acceptOffer } from './api/v1/offers/accept-offer.ts';
import { declineOffer } from './api/v1/offers/decline-offer.ts';
import { listOfferMaterials } from './api/v1/offers/list-offer-materials.ts';
import { createOfferMaterial } from './api/v1/offers/create-offer-material.ts';
import { createDispute } from './api/v1/disputes/create-dispute.ts';
import { listDisputes } from './api/v1/disputes/list-disputes.ts';
import { getEvaluationSheet } from './api/v1/applications/get-evaluation-sheet.ts';
import { getReport } from './api/v1/applications/get-report.ts';
import { getOnboardingPlan } from './api/v1/applications/get-onboarding-plan.ts';
import { getOnboardingRules } from './api/v1/onboarding-rules/get-onboarding-rules.ts';
import { changeOnboardingRules } from './api/v1/onboarding-rules/change-onboarding-rules.ts';
import { createClientLog } from './api/v1/client-logs/create-client-log.ts';
import { listClientLogs } from './api/v1/client-logs/list-client-logs.ts';
import { listMaintenanceWindows } from './api/v1/maintenance-windows/list-maintenance-windows.ts';
import { getHealth } from './system/get-health.ts';
import { getReadiness } from './system/get-readiness.ts';
import { getMetrics } from './system/get-metrics.ts';
import { getOpenApi } from './system/get-openapi.ts';
import { receiveWebhook } from './webhooks/receive-webhook.ts';
import { listRequisitions } from './api/v1/requisitions/list-requisitions.ts';
import { createRequisition } from './api/v1/requisitions/create-requisition.ts';
import { getRequisition } from './api/v1/requisitions/get-requisition.ts';
import { updateRequisition } from './api/v1/requisitions/update-requisition.ts';
import { submitRequisition } from './api/v1/requisitions/submit-requisition.ts';
import { approveRequisition } from './api/v1/requisitions/approve-requisition.ts';
import { returnRequisition } from './api/v1/requisitions/return-requisition.ts';
import { refuseRequisition } from './api/v1/requisitions/refuse-requisition.ts';
import { cancelRequisition } from './api/v1/requisitions/cancel-requisition.ts';
import { setUpRequisition } from './api/v1/requisitions/set-up-requisition.ts';
import { listQuestionSets } from './api/v1/question-sets/list-question-sets.ts';
import { createQuestionSet } from './api/v1/question-sets/create-question-set.ts';
import { getQuestionSet } from './api/v1/question-sets/get-question-set.ts';
import { listQuestionSetVersions } from './api/v1/question-sets/list-question-set-versions.ts';
import { createQuestionSetVersion } from './api/v1/question-sets/create-question-set-version.ts';
import { getQuestionSetVersion } from './api/v1/question-sets/get-question-set-version.ts';
import { updateQuestionSetVersion } from './api/v1/question-sets/update-question-set-version.ts';
import { requestQuestionSetPreview } from './api/v1/question-sets/request-question-set-preview.ts';
import { previewQuestionSet } from './api/v1/question-sets/preview-question-set.ts';
import { publishQuestionSet } from './api/v1/question-sets/publish-question-set.ts';
import { pushQuestionSet } from './api/v1/question-sets/push-question-set.ts';
import { listChangeRequests } from './api/v1/change-requests/list-change-requests.ts';
import { getChangeRequest } from './api/v1/change-requests/get-change-request.ts';
import { approveChangeRequest } from './api/v1/change-requests/approve-change-request.ts';
import { refuseChangeRequest } from './api/v1/change-requests/refuse-change-request.ts';
import { createChangeRequest } from './api/v1/jobs/create-change-request.ts';
import { updateRubric } from './api/v1/rubrics/update-rubric.ts';
import { listRubricTemplates } from './api/v1/rubric-templates/list-rubric-templates.ts';

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
  listSlots,
  listTimeline,
  requestPerson,
  withdrawApplication,
  createBooking,
  cancelBooking,
  getBooking,
  listBookings,
  moveBooking,
  recordNoShow,
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
  listColleagues,
  createDepartment,
  listDepartments,
  updateDepartment,
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
  updateUser,
  listUsers,
  createWebhookSubscription,
  getWebhookSubscription,
  listWebhookDeliveries,
  listWebhookSubscriptions,
  redeliverWebhook,
  rotateWebhookSecret,
  updateWebhookSubscription,
  createOffer,
  listOffers,
  getOffer,
  getOfferLetter,
  acceptOffer,
  declineOffer,
  listOfferMaterials,
  createOfferMaterial,
  createDispute,
  listDisputes,
  getEvaluationSheet,
  getReport,
  getOnboardingPlan,
  getOnboardingRules,
  changeOnboardingRules,
  createClientLog,
  listClientLogs,
  listMaintenanceWindows,
  getSystem,
  getHealth,
  getReadiness,
  getMetrics,
  getOpenApi,
  listRequisitions,
  createRequisition,
  getRequisition,
  updateRequisition,
  submitRequisition,
  approveRequisition,
  returnRequisition,
  refuseRequisition,
  cancelRequisition,
  setUpRequisition,
  listQuestionSets,
  createQuestionSet,
  getQuestionSet,
  listQuestionSetVersions,
  createQuestionSetVersion,
  getQuestionSetVersion,
  updateQuestionSetVersion,
  requestQuestionSetPreview,
  previewQuestionSet,
  publishQuestionSet,
  pushQuestionSet,
  listChangeRequests,
  getChangeRequest,
  approveChangeRequest,
  refuseChangeRequest,
  createChangeRequest,
  updateRubric,
  listRubricTemplates,
  receiveWebhook,
];
