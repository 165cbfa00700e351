package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.File;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Applications that the caller may see. */
@ApplicationScoped
class Recognitions {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;

    Recognitions(EntityManager entities, EnterpriseRegistry registry) {
        this.entities = entities;
        this.registry = registry;
    }

    /**
     * The application.
     *
     * @throws io.jidi.platform.problem.Problem 404 when there is none in the caller's scope
     */
    Recognition get(RecognitionId id, LockModeType lock) {
        Recognition recognition = Optional.ofNullable(entities.find(Recognition.class, id.value(), lock))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        registry.get(recognition.enterpriseId());
        return recognition;
    }

    static File file(Recognition recognition, EnterpriseRegistry.Registered enterprise, List<File.Step> round) {
        return new File(
                recognition.title(),
                recognition.stage(),
                enterprise.regionCode().endsWith("00"),
                round,
                recognition.until());
    }
}
