package org.cueway.mos.model;

/** A message that we originate and that is answered. Which lane may carry it is a matter of its type. */
public sealed interface Request extends MosMessage permits Request.MomRequest, Request.RoRequest, Request.AuxRequest {
    /** What a device may ask on channel mom. */
    sealed interface MomRequest extends Request
            permits BasicMessage.Heartbeat, BasicMessage.ReqMachInfo, ObjectMessage.MosObj, ObjectMessage.MosListAll {}

    /** What a device may ask on channel ro. */
    sealed interface RoRequest extends Request
            permits BasicMessage.Heartbeat,
                    BasicMessage.ReqMachInfo,
                    RunningOrderMessage.RoReq,
                    RunningOrderMessage.RoElementStat,
                    SupersededMessage.RoStat,
                    SupersededMessage.RoItemStat,
                    ObjectRequestMessage.MosItemReplace,
                    DiscoveryMessage.RoReqAll,
                    ModificationMessage.RoReqStoryAction {}

    /** What is asked on channel aux. A device asks nothing there; these are what a newsroom asks. */
    sealed interface AuxRequest extends Request
            permits ObjectRequestMessage.MosReqSearchableSchema, ObjectRequestMessage.MosReqObjList {}
}
