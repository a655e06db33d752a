import { GetDatasetInput, getDataset } from '../services/get-dataset.js';
import { listDatasets } from '../services/list-datasets.js';
import { ProfileInputsInput, profileInputs } from '../services/profile-inputs.js';
import { RemoveDatasetInput, removeDataset } from '../services/remove-dataset.js';
import { RenameDatasetInput, renameDataset } from '../services/rename-dataset.js';
import { getUsualDataset, UsualDatasetInput } from '../services/usual-dataset.js';
import { router, userProcedure } from './trpc.js';

export const datasetsRouter = router({
  list: userProcedure.query(({ ctx }) => listDatasets(ctx.deps, ctx.actor)),
  get: userProcedure.input(GetDatasetInput).query(({ ctx, input }) => getDataset(ctx.deps, ctx.actor, input)),
  usual: userProcedure.input(UsualDatasetInput).query(({ ctx, input }) => getUsualDataset(ctx.deps, ctx.actor, input)),
  // Changes nothing; a mutation, since a text is too long for an address.
  profileInputs: userProcedure
    .input(ProfileInputsInput)
    .mutation(({ ctx, input }) => profileInputs(ctx.deps, ctx.actor, input)),
  rename: userProcedure
    .input(RenameDatasetInput)
    .mutation(({ ctx, input }) => renameDataset(ctx.deps, ctx.actor, input)),
  remove: userProcedure
    .input(RemoveDatasetInput)
    .mutation(({ ctx, input }) => removeDataset(ctx.deps, ctx.actor, input)),
});
