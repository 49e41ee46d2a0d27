package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;

/** MOS profile 3, requests about objects and search. */
public sealed interface ObjectRequestMessage extends MosMessage {
    /** The newsroom asks for a new object (MOS 4.0 §3.3.1). */
    record MosObjCreate(ObjectWish wish) implements ObjectRequestMessage, Request.MomRequest {}

    /** The newsroom asks for a new object, or to change or delete one (MOS 4.0 §3.3.3). */
    record MosReqObjAction(ObjectAction action, ObjectWish wish) implements ObjectRequestMessage, Request.MomRequest {}

    /** What is asked of an object. */
    sealed interface ObjectAction {
        /** The device gives the ID. */
        record New() implements ObjectAction {}

        record Update(String objID) implements ObjectAction {}

        record Delete(String objID) implements ObjectAction {}
    }

    /**
     * How the newsroom would like an object to be. In an update absent keeps the value, empty removes it.
     *
     * @param objDur length in samples of {@code objTB}
     * @param others elements that MOS does not know here, each as the very text that came
     */
    record ObjectWish(
            Optional<String> objSlug,
            Optional<Markup> mosAbstract,
            Optional<String> objGroup,
            Optional<String> objType,
            Optional<TimeBase> objTB,
            Optional<Samples> objDur,
            Optional<MosTime> time,
            Optional<String> createdBy,
            Optional<String> changedBy,
            Optional<MosTime> changed,
            Optional<Markup> description,
            List<MosExternalMetadata> metadata,
            List<String> others) {
        public ObjectWish {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
        }
    }

    /** The device, or a plug-in, asks to change one item (MOS 4.0 §3.3.2). */
    record MosItemReplace(String roID, String storyID, Item item) implements ObjectRequestMessage, Request.RoRequest {}

    /** Asks which fields can be searched (MOS 4.0 §3.2.3). */
    record MosReqSearchableSchema(Optional<String> username) implements ObjectRequestMessage, Request.AuxRequest {}

    /**
     * Which fields can be searched; an answer (MOS 4.0 §3.2.4).
     *
     * @param mosSchema empty if only a general search is understood
     */
    record MosListSearchableSchema(Optional<String> username, String mosSchema) implements ObjectRequestMessage {}

    /**
     * Asks for the objects that match (MOS 4.0 §3.2.5).
     *
     * @param listReturnStart first index wanted, from 1; empty text means 1
     * @param listReturnEnd last index wanted, inclusive; empty text means to the last
     * @param searchGroups one of them must match
     */
    record MosReqObjList(
            Optional<String> username,
            String queryID,
            MosNumber listReturnStart,
            MosNumber listReturnEnd,
            String generalSearch,
            String mosSchema,
            List<SearchGroup> searchGroups)
            implements ObjectRequestMessage, Request.AuxRequest {
        public MosReqObjList {
            searchGroups = List.copyOf(searchGroups);
        }
    }

    /** Conditions that must all match. */
    record SearchGroup(List<SearchField> fields) {
        public SearchGroup {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One condition.
     *
     * @param xPath path with the condition as predicate; never given to an XPath engine
     * @param sortByOrder priority of sorting by it, 1 first
     * @param sortType {@code ASCENDING} or {@code DESCENDING}
     */
    record SearchField(String xPath, Optional<String> sortByOrder, Optional<String> sortType) {}

    /**
     * The objects that match; an answer (MOS 4.0 §3.2.6).
     *
     * @param listReturnTotal objects found
     * @param listReturnStatus why there are none
     */
    record MosObjList(
            Optional<String> username,
            String queryID,
            MosNumber listReturnStart,
            MosNumber listReturnEnd,
            MosNumber listReturnTotal,
            Optional<String> listReturnStatus,
            List<MosObject> objects)
            implements ObjectRequestMessage {
        public MosObjList {
            objects = List.copyOf(objects);
        }
    }

    @Override
    default String element() {
        return switch (this) {
            case MosObjCreate _ -> "mosObjCreate";
            case MosReqObjAction _ -> "mosReqObjAction";
            case MosItemReplace _ -> "mosItemReplace";
            case MosReqSearchableSchema _ -> "mosReqSearchableSchema";
            case MosListSearchableSchema _ -> "mosListSearchableSchema";
            case MosReqObjList _ -> "mosReqObjList";
            case MosObjList _ -> "mosObjList";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.of(
                switch (this) {
                    case MosObjCreate _, MosReqObjAction _ -> Channel.MOM;
                    case MosItemReplace _ -> Channel.RO;
                    case MosReqSearchableSchema _, MosListSearchableSchema _, MosReqObjList _, MosObjList _ ->
                        Channel.AUX;
                });
    }
}
