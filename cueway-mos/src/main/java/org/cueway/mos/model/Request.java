package org.cueway.mos.model;

/**
 * A message that we originate and that is answered, as a device or as a newsroom. Which lane may carry it is a matter of its
 * type.
 */
public sealed interface Request extends MosMessage permits Request.MomRequest, Request.RoRequest, Request.AuxRequest {
    /** What may be asked on channel mom: a device tells of its objects, a newsroom asks for some. */
    sealed interface MomRequest extends Request
            permits BasicMessage.Heartbeat,
                    BasicMessage.ReqMachInfo,
                    ObjectMessage.MosObj,
                    ObjectMessage.MosListAll,
                    ObjectMessage.MosReqObj,
                    ObjectMessage.MosReqAll,
                    ObjectRequestMessage.MosObjCreate,
                    ObjectRequestMessage.MosReqObjAction {}

    /** What may be asked on channel ro: a newsroom sends running orders and cues, a device reports, asks and wishes. */
    sealed interface RoRequest extends Request
            permits BasicMessage.Heartbeat,
                    BasicMessage.ReqMachInfo,
                    RunningOrderMessage.RoCreate,
                    RunningOrderMessage.RoReplace,
                    RunningOrderMessage.RoMetadataReplace,
                    RunningOrderMessage.RoDelete,
                    RunningOrderMessage.RoElementAction,
                    RunningOrderMessage.RoReadyToAir,
                    RunningOrderMessage.RoReq,
                    RunningOrderMessage.RoElementStat,
                    SupersededMessage,
                    ObjectRequestMessage.MosItemReplace,
                    DiscoveryMessage.RoReqAll,
                    DiscoveryMessage.RoStorySend,
                    ControlMessage,
                    ModificationMessage.RoReqStoryAction {}

    /** What is asked on channel aux. A device asks nothing there, a newsroom searches. */
    sealed interface AuxRequest extends Request
            permits ObjectRequestMessage.MosReqSearchableSchema, ObjectRequestMessage.MosReqObjList {}
}
