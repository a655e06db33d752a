import {
  CreateApiKeyInput,
  createApiKey,
  listApiKeys,
  RevokeApiKeyInput,
  revokeApiKey,
  rotateApiKey,
} from '../services/manage-api-keys.js';
import {
  AddSubstitutionInput,
  addSubstitution,
  EndSubstitutionInput,
  endSubstitution,
  listDelegations,
  SetSignatoryRolesInput,
  setSignatoryRoles,
} from '../services/manage-delegations.js';
import {
  CreateUserInput,
  createUser,
  EndSessionsInput,
  endSessions,
  listUsers,
  SetUserRolesInput,
  SetUserStatusInput,
  setUserRoles,
  setUserStatus,
} from '../services/manage-users.js';
import {
  CreateWebhookInput,
  createWebhook,
  listWebhookDeliveries,
  listWebhooks,
  RedeliverInput,
  redeliverWebhook,
  removeWebhook,
  WebhookInput,
} from '../services/manage-webhooks.js';
import { router, userProcedure } from './trpc.js';

export const adminRouter = router({
  users: router({
    list: userProcedure.query(({ ctx }) => listUsers(ctx.deps, ctx.actor)),
    create: userProcedure.input(CreateUserInput).mutation(({ ctx, input }) => createUser(ctx.deps, ctx.actor, input)),
    setRoles: userProcedure
      .input(SetUserRolesInput)
      .mutation(({ ctx, input }) => setUserRoles(ctx.deps, ctx.actor, input)),
    endSessions: userProcedure
      .input(EndSessionsInput)
      .mutation(({ ctx, input }) => endSessions(ctx.deps, ctx.actor, input)),
    setStatus: userProcedure
      .input(SetUserStatusInput)
      .mutation(({ ctx, input }) => setUserStatus(ctx.deps, ctx.actor, input)),
  }),
  delegations: router({
    list: userProcedure.query(({ ctx }) => listDelegations(ctx.deps, ctx.actor)),
    setRoles: userProcedure
      .input(SetSignatoryRolesInput)
      .mutation(({ ctx, input }) => setSignatoryRoles(ctx.deps, ctx.actor, input)),
    addSubstitution: userProcedure
      .input(AddSubstitutionInput)
      .mutation(({ ctx, input }) => addSubstitution(ctx.deps, ctx.actor, input)),
    endSubstitution: userProcedure
      .input(EndSubstitutionInput)
      .mutation(({ ctx, input }) => endSubstitution(ctx.deps, ctx.actor, input)),
  }),
  apiKeys: router({
    list: userProcedure.query(({ ctx }) => listApiKeys(ctx.deps, ctx.actor)),
    create: userProcedure
      .input(CreateApiKeyInput)
      .mutation(({ ctx, input }) => createApiKey(ctx.deps, ctx.actor, input)),
    rotate: userProcedure
      .input(RevokeApiKeyInput)
      .mutation(({ ctx, input }) => rotateApiKey(ctx.deps, ctx.actor, input)),
    revoke: userProcedure
      .input(RevokeApiKeyInput)
      .mutation(({ ctx, input }) => revokeApiKey(ctx.deps, ctx.actor, input)),
  }),
  webhooks: router({
    list: userProcedure.query(({ ctx }) => listWebhooks(ctx.deps, ctx.actor)),
    create: userProcedure
      .input(CreateWebhookInput)
      .mutation(({ ctx, input }) => createWebhook(ctx.deps, ctx.actor, input)),
    remove: userProcedure.input(WebhookInput).mutation(({ ctx, input }) => removeWebhook(ctx.deps, ctx.actor, input)),
    deliveries: userProcedure
      .input(WebhookInput)
      .query(({ ctx, input }) => listWebhookDeliveries(ctx.deps, ctx.actor, input)),
    redeliver: userProcedure
      .input(RedeliverInput)
      .mutation(({ ctx, input }) => redeliverWebhook(ctx.deps, ctx.actor, input)),
  }),
});
