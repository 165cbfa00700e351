package io.jidi.platform.catalogue;

import io.jidi.platform.problem.ProblemType;
import java.util.List;

/** The problems of one service, told to the gateway for its documentation. One bean per service. */
@FunctionalInterface
public interface ProblemCatalogue {

    /** Every value of the service's enum, in its order. */
    List<ProblemType> problems();
}
